/** Which intervals hold a version that is no pre-release: the ones that count where pre-releases are refused. */
import { isPrerelease, makeVersion, type Version } from "../version/version.ts";
import { type Cut, compareCuts, cutBefore } from "./cut.ts";
import type { Interval, Intervals } from "./intervals.ts";

const LEAST_FINAL_RELEASE = makeVersion({ release: [0] });

/** Whether every version in the intervals is a pre-release; true of no versions. */
export function holdsOnlyPrereleases(intervals: Intervals): boolean {
  return !intervals.some(holdsFinalRelease);
}

function holdsFinalRelease({ lower, upper }: Interval): boolean {
  if (upper === undefined) return true;
  const least = lower === undefined ? LEAST_FINAL_RELEASE : leastFinalAbove(lower);
  // Above all of a release there is no least version: whatever the upper cut, final releases lie below it.
  return least === undefined || compareCuts(cutBefore(least), upper) < 0;
}

/** The least version above the cut that is no pre-release. */
function leastFinalAbove(cut: Cut): Version | undefined {
  const { version, place } = cut;
  if (place === "after-release") return undefined;
  if (!isPrerelease(version)) {
    // A version that the cut excludes has local versions above it, as small as one likes.
    return place === "before" ? version : undefined;
  }
  // 1.0a1.post2 is a pre-release of 1.0, but 1.0.post2.dev1 one of 1.0.post2.
  const post = version.pre === undefined ? version.post : undefined;
  return makeVersion({ epoch: version.epoch, release: version.release, post });
}
