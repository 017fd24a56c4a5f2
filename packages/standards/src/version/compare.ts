/** The order of versions (PEP 440 § Summary of permitted suffixes and relative ordering). */
import type { Version, VersionNumber } from "./version.ts";

/** Negative, zero or positive: `a` before, equal to or after `b`. Versions that differ in trailing zeros are equal. */
export function compareVersions(a: Version, b: Version): number {
  return comparePublicVersions(a, b) || compareLocal(a.local, b.local);
}

/** `compareVersions` that looks away from local labels. */
export function comparePublicVersions(a: Version, b: Version): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1;
  return compareReleases(a.release, b.release) || compareSuffixes(a, b);
}

/** Release segments compare as if the shorter were filled up with zeros. */
export function compareReleases(a: readonly VersionNumber[], b: readonly VersionNumber[]): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const left = a[index]!;
    const right = b[index]!;
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length === b.length ? 0 : Number(hasMore(a, length)) - Number(hasMore(b, length));
}

/** Whether a number other than 0 stands at the index or after it. */
function hasMore(release: readonly VersionNumber[], index: number): boolean {
  for (let next = index; next < release.length; next += 1) if (release[next] !== 0) return true;
  return false;
}

/** Pre-, post- and development releases of one release, in this order: 1.0.dev1, 1.0a1.dev1, 1.0a1, 1.0, 1.0.post1. */
function compareSuffixes(a: Version, b: Version): number {
  return (
    compareNumbers(preRank(a), preRank(b)) ||
    compareNumbers(a.pre?.number ?? 0, b.pre?.number ?? 0) ||
    compareNumbers(a.post ?? -1, b.post ?? -1) ||
    compareNumbers(a.dev ?? Infinity, b.dev ?? Infinity)
  );
}

export function compareNumbers(a: VersionNumber, b: VersionNumber): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const PRE_RANK = { a: 0, b: 1, rc: 2 };

/** `1.0.dev1` comes before `1.0a1`, and `1.0` after `1.0rc1`; `1.0.post1.dev1` belongs to the post-release. */
function preRank(version: Version): number {
  if (version.pre !== undefined) return PRE_RANK[version.pre.letter];
  return version.dev !== undefined && version.post === undefined ? -1 : 3;
}

type Local = Version["local"];

/** Without a label first, then segment by segment; a longer label comes after its own beginning. */
function compareLocal(a: Local, b: Local): number {
  if (a === undefined || b === undefined) return Number(a !== undefined) - Number(b !== undefined);
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareLocalSegments(a[index] ?? 0, b[index] ?? 0);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come after text (PEP 440 § Local version identifiers). */
function compareLocalSegments(a: string | VersionNumber, b: string | VersionNumber): number {
  if (a === b) return 0;
  if (typeof a === "string") return typeof b === "string" && a > b ? 1 : -1;
  if (typeof b === "string") return 1;
  return compareNumbers(a, b);
}
