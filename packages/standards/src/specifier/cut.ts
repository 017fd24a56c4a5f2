/**
 * Places between versions. A set of versions is a list of stretches from one cut to another, so no bound is ever
 * "inclusive" or "exclusive", and two cuts that differ always have a version between them. To keep it so, a cut is
 * written as `before` the next version wherever there is a next one: above `1.0.dev1` and all its local versions
 * comes `1.0.dev2`, above `1.0` and its local versions comes `1.0.post0.dev0`.
 */
import { compareNumbers, compareReleases, compareVersions } from "../version/compare.ts";
import { increment } from "../version/increment.ts";
import { makeVersion, type Version, type VersionNumber } from "../version/version.ts";

/** A place in the order of all versions. */
export interface Cut {
  readonly version: Version;
  /**
   * `before` the version; `after` it alone, below its local versions; or `after-release`: above every version with
   * this epoch and release segment, post-releases too.
   */
  readonly place: "before" | "after" | "after-release";
}

/** The least of all versions: what lies before it is nothing. */
const LEAST_VERSION = makeVersion({ release: [0], dev: 0 });

export function cutBefore(version: Version): Cut {
  return { version, place: "before" };
}

/** Above the version, below every greater one, its own local versions too. */
export function cutAfter(version: Version): Cut {
  return { version, place: "after" };
}

/** Above the version (without a local label) and all its local versions. */
export function cutAfterLocals(version: Version): Cut {
  if (version.dev !== undefined || version.post !== undefined) return cutBefore(nextDevOrPost(version));
  return cutBefore(makeVersion({ ...version, post: 0, dev: 0 }));
}

/** Above the version and all its post-releases: where `>` begins (PEP 440 § Exclusive ordered comparison). */
export function cutAfterPosts(version: Version): Cut {
  if (version.dev !== undefined || version.post !== undefined) return cutBefore(nextDevOrPost(version));
  if (version.pre === undefined) return { version, place: "after-release" };
  const { letter, number } = version.pre;
  return cutBefore(makeVersion({ ...version, pre: { letter, number: increment(number) }, dev: 0 }));
}

/** The least version above `.devN` and its local versions, or above `.postN` and its own. */
function nextDevOrPost(version: Version): Version {
  if (version.dev !== undefined) {
    return makeVersion({ ...version, dev: increment(version.dev), local: undefined });
  }
  return makeVersion({ ...version, post: increment(version.post ?? 0), dev: 0, local: undefined });
}

/** Before all versions of a release, pre-releases too: `1.2` → before `1.2.dev0`. */
export function cutBeforeRelease(epoch: VersionNumber, release: readonly VersionNumber[]): Cut {
  return cutBefore(makeVersion({ epoch, release, dev: 0 }));
}

/** Before all versions whose release segment comes after this prefix: `1.2` → before `1.3.dev0`. */
export function cutAfterPrefix(epoch: VersionNumber, prefix: readonly VersionNumber[]): Cut {
  return cutBeforeRelease(epoch, [...prefix.slice(0, -1), increment(prefix.at(-1) ?? 0)]);
}

/** Negative, zero or positive, by the place on the line of versions. */
export function compareCuts(a: Cut, b: Cut): number {
  const order =
    compareNumbers(a.version.epoch, b.version.epoch) || compareReleases(a.version.release, b.version.release);
  if (order !== 0) return order;
  if (a.place === "after-release" || b.place === "after-release") {
    return Number(a.place === "after-release") - Number(b.place === "after-release");
  }
  return compareVersions(a.version, b.version) || Number(a.place === "after") - Number(b.place === "after");
}

/** Whether the version lies above the cut. */
export function isAbove(cut: Cut, version: Version): boolean {
  if (cut.place === "before") return compareVersions(version, cut.version) >= 0;
  if (cut.place === "after") return compareVersions(version, cut.version) > 0;
  const order = compareNumbers(version.epoch, cut.version.epoch);
  return (order || compareReleases(version.release, cut.version.release)) > 0;
}

/** Whether no version at all lies below the cut. */
export function isBelowAllVersions(cut: Cut): boolean {
  return cut.place === "before" && compareVersions(cut.version, LEAST_VERSION) <= 0;
}
