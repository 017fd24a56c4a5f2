/** From specifiers to intervals: what each operator of PEP 440 § Version specifiers allows. */
import { isPrerelease, makeVersion, type Version } from "../version/version.ts";
import {
  cutAfter,
  cutAfterLocals,
  cutAfterPosts,
  cutAfterPrefix,
  cutBefore,
  cutBeforeRelease,
} from "./cut.ts";
import {
  ALL_VERSIONS,
  complementIntervals,
  type Intervals,
  intersectAllIntervals,
  intervalsBetween,
} from "./intervals.ts";
import type { Specifier } from "./specifier.ts";
import type { SpecifierSet } from "./specifier-set.ts";

const cache = new WeakMap<SpecifierSet, Intervals>();

/**
 * The versions that a set allows, pre-releases counted like any other version. `===` compares texts, not versions,
 * and is passed over: the answer is then too wide.
 */
export function specifierSetToIntervals(set: SpecifierSet): Intervals {
  let intervals = cache.get(set);
  if (intervals === undefined) {
    intervals = intersectAllIntervals(set.specifiers.map(specifierToIntervals));
    cache.set(set, intervals);
  }
  return intervals;
}

/** The versions that one specifier allows; all versions for `===`. */
export function specifierToIntervals(specifier: Specifier): Intervals {
  const { operator, version } = specifier;
  if (operator === "===" || version === undefined) return ALL_VERSIONS;
  switch (operator) {
    case ">=":
      return intervalsBetween(cutBefore(version), undefined);
    case "<=":
      return intervalsBetween(undefined, cutAfterLocals(version));
    case ">":
      return intervalsBetween(cutAfterPosts(version), undefined);
    case "<":
      return intervalsBetween(undefined, cutBefore(firstPrereleaseOf(version)));
    case "~=":
      return intervalsBetween(
        cutBefore(version),
        cutAfterPrefix(version.epoch, version.release.slice(0, -1)),
      );
    case "!=":
      return complementIntervals(equalVersions(version, specifier.wildcard));
    default:
      return equalVersions(version, specifier.wildcard);
  }
}

/** `<1.0` does not allow `1.0a1`, unless it names a pre-release itself (§ Exclusive ordered comparison). */
function firstPrereleaseOf(version: Version): Version {
  return isPrerelease(version) ? version : makeVersion({ ...version, dev: 0 });
}

/** § Version matching: a prefix, a version with its local versions, or one local version. */
function equalVersions(version: Version, wildcard: boolean): Intervals {
  const { epoch, release, local } = version;
  if (wildcard) return intervalsBetween(cutBeforeRelease(epoch, release), cutAfterPrefix(epoch, release));
  return intervalsBetween(
    cutBefore(version),
    local === undefined ? cutAfterLocals(version) : cutAfter(version),
  );
}
