import { type Problem, StandardsError } from "../problem.ts";
import { isPythonIdentifier } from "../text/python-identifier.ts";
import { makeTag, type Tag, tagToString } from "./tag.ts";

/**
 * How many tags a compressed set may stand for when the caller sets no limit. A name of 255 bytes can reach about
 * 64,000; without a limit, 10 kB of text would ask for more memory than a machine has.
 */
export const DEFAULT_TAG_LIMIT = 65_536;

export interface ParseTagOptions {
  /** Refuse members of a compressed set that are not in sorted order (PEP 425 asks for it, old files ignore it). */
  readonly validateOrder?: boolean;
  /** The most tags that the set may stand for, before duplicates are dropped. */
  readonly limit?: number;
}

/**
 * Expands a compressed tag set such as `py2.py3-none-any` (PEP 425 § Compressed tag sets).
 * @returns each tag once, interpreter by interpreter, then ABI, then platform, in the order written.
 * @throws StandardsError `tag-invalid`, `tag-unsorted` or `tag-set-too-large`.
 */
export function parseTag(text: string, options: ParseTagOptions = {}): Tag[] {
  const components = text.split("-").map((component) => component.split("."));
  for (const members of components) refuseBadMembers(text, members, options.validateOrder ?? false);
  refuseLargeSet(text, components, options.limit ?? DEFAULT_TAG_LIMIT);
  const [interpreters, abis, platforms] = components;
  if (components.length !== 3 || !interpreters || !abis || !platforms) {
    throw invalid(text, `it has ${components.length} parts separated by "-"`);
  }
  for (const interpreter of interpreters) {
    if (!isPythonIdentifier(interpreter)) {
      throw invalid(text, `the interpreter part ${JSON.stringify(interpreter)} is not an identifier`);
    }
  }
  return expand(interpreters, abis, platforms);
}

function refuseBadMembers(text: string, members: readonly string[], validateOrder: boolean): void {
  if (members.includes("")) throw invalid(text, "one of its parts is empty");
  if (validateOrder && !isSorted(members)) {
    throw new StandardsError({
      ...problemShape(text),
      code: "tag-unsorted",
      state: `the tag part ${JSON.stringify(members.join("."))} is not in sorted order`,
      remedy: `write ${JSON.stringify(members.toSorted(compareCodePoints).join("."))}`,
    });
  }
}

function refuseLargeSet(text: string, components: readonly string[][], limit: number): void {
  const count = components.reduce((product, members) => product * members.length, 1);
  if (count > limit) {
    throw new StandardsError({
      ...problemShape(text),
      code: "tag-set-too-large",
      state: `the compressed tag set stands for ${count} tags; the limit is ${limit}`,
      consequence: "no tag of it can be used",
    });
  }
}

function expand(
  interpreters: readonly string[],
  abis: readonly string[],
  platforms: readonly string[],
): Tag[] {
  const tags = new Map<string, Tag>();
  for (const interpreter of interpreters) {
    for (const abi of abis) {
      for (const platform of platforms) {
        const tag = makeTag(interpreter, abi, platform);
        tags.set(tagToString(tag), tag);
      }
    }
  }
  return [...tags.values()];
}

function isSorted(members: readonly string[]): boolean {
  return members.every((member, index) => index === 0 || compareCodePoints(members[index - 1]!, member) <= 0);
}

/** Python sorts text by code point; JavaScript by UTF-16 unit, which differs above U+FFFF. */
function compareCodePoints(left: string, right: string): number {
  const a = Array.from(left, (character) => character.codePointAt(0)!);
  const b = Array.from(right, (character) => character.codePointAt(0)!);
  const index = a.findIndex((point, position) => point !== b[position]);
  return index === -1 ? a.length - b.length : a[index]! - (b[index] ?? -1);
}

function invalid(text: string, why: string): StandardsError {
  return new StandardsError({
    ...problemShape(text),
    code: "tag-invalid",
    state: `${JSON.stringify(text)} is not a compatibility tag: ${why}`,
  });
}

function problemShape(text: string): Problem {
  return {
    code: "tag-invalid",
    severity: "error",
    state: "",
    trigger: `reading the tag ${JSON.stringify(text)}`,
    consequence: "no installer can tell where the wheel fits",
    remedy: "write interpreter-abi-platform, for example py3-none-any (PEP 425)",
  };
}
