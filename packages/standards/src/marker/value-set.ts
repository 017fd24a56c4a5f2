/** Sets of the values that a marker variable may have, for reasoning about markers. */

import type { Cut } from "../specifier/cut.ts";
import { complementIntervals, type Intervals, intersectIntervals } from "../specifier/intervals.ts";
import { versionKey } from "../version/print.ts";

/** Values that compare as versions. */
export interface VersionValues {
  readonly kind: "versions";
  readonly intervals: Intervals;
  /** Whether texts that are no versions belong to the set too; `impossible` where the variable never has such a value. */
  readonly otherTexts: "inside" | "outside" | "impossible";
}

/** Values that compare as texts: those that are listed, or all but those. */
export interface TextValues {
  readonly kind: "texts";
  readonly texts: ReadonlySet<string>;
  readonly listed: boolean;
}

export type ValueSet = VersionValues | TextValues;

export function complementValues(set: ValueSet): ValueSet {
  if (set.kind === "texts") return { ...set, listed: !set.listed };
  const { intervals, otherTexts } = set;
  const flipped = { inside: "outside", outside: "inside", impossible: "impossible" } as const;
  return { kind: "versions", intervals: complementIntervals(intervals), otherTexts: flipped[otherTexts] };
}

/** Values in both sets. A variable has either versions or texts, so the kinds of the two are the same. */
export function intersectValues(a: ValueSet, b: ValueSet): ValueSet {
  if (a.kind === "versions" && b.kind === "versions") {
    const otherTexts = a.otherTexts === "inside" ? b.otherTexts : a.otherTexts;
    return { kind: "versions", intervals: intersectIntervals(a.intervals, b.intervals), otherTexts };
  }
  return intersectTexts(a as TextValues, b as TextValues);
}

function intersectTexts(a: TextValues, b: TextValues): TextValues {
  if (a.listed) return listed([...a.texts].filter((text) => b.texts.has(text) === b.listed));
  if (b.listed) return listed([...b.texts].filter((text) => !a.texts.has(text)));
  return { kind: "texts", texts: new Set([...a.texts, ...b.texts]), listed: false };
}

export function uniteValues(a: ValueSet, b: ValueSet): ValueSet {
  return complementValues(intersectValues(complementValues(a), complementValues(b)));
}

export function isEmptyValues(set: ValueSet): boolean {
  if (set.kind === "texts") return set.listed && set.texts.size === 0;
  return set.intervals.length === 0 && set.otherTexts !== "inside";
}

/** The set of these texts. */
export function listed(texts: Iterable<string>): TextValues {
  return { kind: "texts", texts: new Set(texts), listed: true };
}

/** Values of a variable that is always a version. */
export function versionsOnly(intervals: Intervals): VersionValues {
  return { kind: "versions", intervals, otherTexts: "impossible" };
}

/** The same text for equal sets, for no others. */
export function valuesKey(set: ValueSet): string {
  if (set.kind === "texts") return `${set.listed ? "=" : "!"}${JSON.stringify([...set.texts].sort())}`;
  const edges = set.intervals.map(({ lower, upper }) => `${cutKey(lower)}-${cutKey(upper)}`);
  return `${set.otherTexts} ${edges.join(" ")}`;
}

function cutKey(cut: Cut | undefined): string {
  return cut === undefined ? "" : `${cut.place}:${versionKey(cut.version)}`;
}
