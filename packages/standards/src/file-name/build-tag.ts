import type { VersionNumber } from "../version/version.ts";
import { fileNameError } from "./file-name-problem.ts";

/** The build tag of a wheel: it breaks ties between wheels of one version. No tag sorts before every tag. */
export interface BuildTag {
  readonly number: VersionNumber;
  /** What follows the digits, often empty. */
  readonly suffix: string;
}

/** Python refuses to read longer numbers (`sys.int_info.default_max_str_digits`), so such a wheel does not exist for it. */
const MAX_DIGITS = 4300;

/** PEP 427: digits first, then anything. Suffixes end at a line feed, as they do for pip. */
export function parseBuildTag(text: string, fileName: string): BuildTag {
  const match = /^([0-9]+)([^\n]*)/u.exec(text);
  if (!match || match[1]!.length > MAX_DIGITS) {
    const why = `the build tag ${JSON.stringify(text)} does not begin with a number that can be read`;
    throw fileNameError("wheel", "build", fileName, why);
  }
  const number = Number(match[1]);
  return { number: Number.isSafeInteger(number) ? number : BigInt(match[1]!), suffix: match[2]! };
}

/** Orders wheels of one version: negative when `left` is the older build. */
export function compareBuildTags(left: BuildTag | undefined, right: BuildTag | undefined): number {
  if (!left || !right) return Number(left !== undefined) - Number(right !== undefined);
  if (left.number !== right.number) return left.number < right.number ? -1 : 1;
  if (left.suffix === right.suffix) return 0;
  return left.suffix < right.suffix ? -1 : 1;
}
