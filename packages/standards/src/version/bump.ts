/** The version after a version (PEP 440 § Version scheme); every bump gives a later version. */
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import { compareNumbers, compareVersions } from "./compare.ts";
import { increment } from "./increment.ts";
import { versionToString } from "./print.ts";
import { makeVersion, type PreRelease, type Version, type VersionNumber } from "./version.ts";

/**
 * What to move: a number of the release segment, the phase of the pre-release, or a part behind them. `final` ends a
 * pre-release or development release.
 */
export type Bump = "epoch" | "major" | "minor" | "micro" | "a" | "b" | "rc" | "post" | "dev" | "final";

const RELEASE_INDEX = { major: 0, minor: 1, micro: 2 } as const;
const PHASES: readonly PreRelease["letter"][] = ["a", "b", "rc"];

/** The first `aN`, `.postN` and `.devN`, as in the examples of PEP 440. */
const FIRST = 1;

/**
 * Moves the version by one bump after the other: `["minor", "rc"]` makes `1.3rc1` of `1.2.5`. The first suffix moves on
 * to the next release by itself where there is no other way forward: `dev` makes `1.2.6.dev1` of `1.2.5`. A pre-release
 * of a release counts as being on the way there: `major` makes `2.0` of `2.0rc1`. A local label is dropped.
 * Throws `StandardsError` with code `bump-backward` where a bump would lead to an earlier version.
 */
export function bumpVersion(version: Version, ...bumps: readonly [Bump, ...Bump[]]): Version {
  let bumped = makeVersion({ ...version, local: undefined });
  for (const [index, bump] of bumps.entries()) bumped = bumpOnce(bumped, bump, index > 0);
  if (compareVersions(bumped, version) <= 0) throw bumpedBackward(version, bumped);
  return bumped;
}

/** `fresh`: an earlier bump has made this version, so it is not released yet and may get suffixes as it is. */
function bumpOnce(version: Version, bump: Bump, fresh: boolean): Version {
  const { epoch, release } = version;
  switch (bump) {
    case "epoch":
      return makeVersion({ epoch: increment(epoch), release });
    case "major":
    case "minor":
    case "micro":
      return bumpRelease(version, RELEASE_INDEX[bump]);
    case "a":
    case "b":
    case "rc":
      return bumpPhase(version, bump, fresh);
    case "post":
      return bumpPost(version);
    case "dev":
      return bumpDev(version, fresh);
    default:
      return finish(version);
  }
}

function bumpRelease(version: Version, index: number): Version {
  const { epoch, release } = version;
  const padded = Array.from({ length: Math.max(release.length, index + 1) }, (_, at) => release[at] ?? 0);
  // 2.0rc1 leads to 2.0, whether the bump is called major, minor or micro; 2.1rc1 does not lead to 3.0.
  if (isAhead(version) && padded.slice(index + 1).every(isZero)) return makeVersion({ epoch, release });
  const next = padded.map((number, at) => (at < index ? number : at === index ? increment(number) : 0));
  return makeVersion({ epoch, release: next });
}

/** Whether the release that the version belongs to is still to come. */
function isAhead(version: Version): boolean {
  return version.pre !== undefined || (version.dev !== undefined && version.post === undefined);
}

function isZero(number: VersionNumber): boolean {
  return number === 0;
}

function bumpPhase(version: Version, letter: PreRelease["letter"], fresh: boolean): Version {
  const { epoch, release, pre } = version;
  if (pre === undefined) {
    const target = fresh || isAhead(version) ? version : bumpRelease(version, release.length - 1);
    return makeVersion({ epoch, release: target.release, pre: { letter, number: FIRST } });
  }
  const order = compareNumbers(PHASES.indexOf(letter), PHASES.indexOf(pre.letter));
  const isFinishing = order === 0 && version.dev !== undefined && version.post === undefined;
  const number = order > 0 ? FIRST : isFinishing ? pre.number : increment(pre.number);
  return makeVersion({ epoch, release, pre: { letter, number } });
}

function bumpPost(version: Version): Version {
  const { epoch, release, pre, post, dev } = version;
  if (post === undefined) return makeVersion({ epoch, release, pre, post: FIRST });
  return makeVersion({ epoch, release, pre, post: dev === undefined ? increment(post) : post });
}

function bumpDev(version: Version, fresh: boolean): Version {
  if (version.dev !== undefined) return makeVersion({ ...version, dev: increment(version.dev) });
  const target = fresh ? version : nextSmallest(version);
  return makeVersion({ ...target, dev: FIRST });
}

/** What the next development release leads to. */
function nextSmallest(version: Version): Version {
  if (version.post !== undefined) return bumpPost(version);
  if (version.pre !== undefined) return bumpPhase(version, version.pre.letter, false);
  return bumpRelease(version, version.release.length - 1);
}

function finish(version: Version): Version {
  const { epoch, release, pre, post } = version;
  return pre === undefined ? makeVersion({ epoch, release, post }) : makeVersion({ epoch, release });
}

function bumpedBackward(version: Version, bumped: Version): StandardsError {
  const [from, to] = [versionToString(version), versionToString(bumped)];
  return new StandardsError({
    code: "bump-backward",
    severity: "error",
    state: `the version is ${excerpt(from)}, and the bump leads to ${excerpt(to)}`,
    trigger: "bumping the version",
    consequence: `${to} is not later than ${from}, so no installer would upgrade to it`,
    remedy: "bump the release first, as in minor and then rc",
  });
}
