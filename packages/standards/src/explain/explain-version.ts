/** What a version is and where it stands in the order (PEP 440). */

import { versionToString } from "../version/print.ts";
import {
  baseVersion,
  isDevrelease,
  isPostrelease,
  isPrerelease,
  makeVersion,
  publicVersion,
  type Version,
} from "../version/version.ts";
import type { Explanation } from "./explanation.ts";

export function explainVersion(version: Version, written: string): Explanation {
  const normal = versionToString(version);
  return {
    kind: "version",
    title: `${normal}: ${describeKind(version)}`,
    lines: [
      ...(written === normal ? [] : [`written ${written}, normally ${normal}`]),
      ...orderLines(version),
      choiceLine(version),
      ...(version.local === undefined
        ? []
        : ["the local label after + is for builds of one's own: public indexes refuse it"]),
      ...(version.epoch === 0
        ? []
        : [`epoch ${version.epoch}: later than every version with a smaller epoch`]),
    ],
    details: versionDetails(version),
  };
}

/** The parts as JSON: numbers as texts, because they may be larger than a `number` holds. */
export function versionDetails(version: Version): Readonly<Record<string, unknown>> {
  return {
    version: versionToString(version),
    public: versionToString(publicVersion(version)),
    base: versionToString(baseVersion(version)),
    epoch: String(version.epoch),
    release: version.release.map(String),
    ...(version.pre && { pre: { letter: version.pre.letter, number: String(version.pre.number) } }),
    ...(version.post !== undefined && { post: String(version.post) }),
    ...(version.dev !== undefined && { dev: String(version.dev) }),
    ...(version.local && { local: version.local.map(String) }),
    isPrerelease: isPrerelease(version),
  };
}

const PHASES = { a: "an alpha", b: "a beta", rc: "a release candidate" } as const;

/** For example "a development release of a post-release". */
function describeKind(version: Version): string {
  const phase = version.pre === undefined ? "a final release" : PHASES[version.pre.letter];
  const withPost = isPostrelease(version)
    ? `a post-release${version.pre === undefined ? "" : ` of ${phase}`}`
    : phase;
  if (!isDevrelease(version)) return withPost;
  return `a development release${withPost === "a final release" ? "" : ` of ${withPost}`}`;
}

/** The nearest versions of the same release on both sides. */
function orderLines(version: Version): readonly string[] {
  const { post, dev, local } = version;
  const lower =
    local !== undefined
      ? publicVersion(version)
      : post === undefined
        ? undefined
        : makeVersion({ ...version, post: undefined, dev: undefined });
  const upper =
    dev !== undefined
      ? makeVersion({ ...version, dev: undefined, local: undefined })
      : version.pre === undefined
        ? undefined
        : baseVersion(version);
  const places = [
    ...(lower === undefined ? [] : [`after ${versionToString(lower)}`]),
    ...(upper === undefined ? [] : [`before ${versionToString(upper)}`]),
  ];
  return places.length === 0 ? [] : [`comes ${places.join(" and ")}`];
}

function choiceLine(version: Version): string {
  return isPrerelease(version)
    ? "installers choose it only where a specifier names a pre-release, where they are told to, or where nothing else fits"
    : "installers choose it like any final release";
}
