/** One compatibility tag (PEP 425): which interpreter, which binary interface, which platform. Lower case. */
export interface Tag {
  readonly interpreter: string;
  readonly abi: string;
  readonly platform: string;
}

/** Makes a tag; PEP 425 tags compare without regard to case, so the parts are lowered. */
export function makeTag(interpreter: string, abi: string, platform: string): Tag {
  return { interpreter: interpreter.toLowerCase(), abi: abi.toLowerCase(), platform: platform.toLowerCase() };
}

/** Prints `interpreter-abi-platform`, as in a `Tag:` line of WHEEL. Two tags are equal when these are equal. */
export function tagToString(tag: Tag): string {
  return `${tag.interpreter}-${tag.abi}-${tag.platform}`;
}
