/** Which minor versions of Python 3 a file says that it runs on. */

import {
  parseSpecifierSet,
  parseVersion,
  type SpecifierSet,
  StandardsError,
  specifierSetContains,
  type Tag,
} from "@linchpin/standards";
import type { WheelFacts } from "../facts/wheel-facts.ts";
import { oncePer } from "./once.ts";

/** The newest minor version that exists; later ones may come and are then allowed by an open range. */
export const NEWEST_MINOR = 14;

const PATCHES = [0, 1, 5, 9, 15, 30];

/** Parses Requires-Python; undefined where it is absent or no specifier. */
export function parseRequiresPython(text: string | undefined): SpecifierSet | undefined {
  if (text === undefined || text.trim() === "") return undefined;
  try {
    return parseSpecifierSet(text);
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

/** Whether any patch release of `3.minor` is in the set. */
export function allowsMinor(set: SpecifierSet, minor: number, major = 3): boolean {
  return PATCHES.some((patch) => specifierSetContains(set, parseVersion(`${major}.${minor}.${patch}`)));
}

/** Minor versions of Python 3 up to the newest that Requires-Python and the tags of the wheel allow. */
export const allowedMinors: (wheel: WheelFacts) => readonly number[] = oncePer((wheel) => {
  const set = parseRequiresPython(wheel.metadata.requiresPython);
  const minors: number[] = [];
  for (let minor = 0; minor <= NEWEST_MINOR; minor += 1) {
    const isTagged = wheel.name.tags.some((tag) => tagAllowsMinor(tag, minor));
    if (isTagged && (set === undefined || allowsMinor(set, minor))) minors.push(minor);
  }
  return minors;
});

/** Whether installers take a wheel with this tag for CPython `3.minor`, platform aside. */
export function tagAllowsMinor(tag: Tag, minor: number): boolean {
  const match = /^(py|cp)3(\d*)$/.exec(tag.interpreter);
  if (match === null) return /^(?:pp|graalpy|ip|jy)3/.test(tag.interpreter);
  const tagged = match[2] === "" ? 0 : Number(match[2]);
  const isExact = match[1] === "cp" && tag.abi !== "none" && tag.abi !== "abi3" && tag.abi !== "abi3t";
  return isExact ? minor === tagged : minor >= tagged;
}

/** The lowest minor version that the file says it runs on; undefined where it says nothing, or nothing possible. */
export function floorMinor(wheel: WheelFacts): number | undefined {
  const [first] = allowedMinors(wheel);
  return first === 0 && wheel.metadata.requiresPython === undefined ? undefined : first;
}
