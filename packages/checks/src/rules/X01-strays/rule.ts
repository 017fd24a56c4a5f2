import { compareVersions } from "@linchpin/standards";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

/** What build tools and signing tools put beside the distributions themselves. */
const COMPANIONS =
  /^(?:\.gitignore|.*\.(?:asc|sig|sha256|sigstore|sigstore\.json|attestation|metadata|intoto\.jsonl)|SHA256SUMS|\.DS_Store)$/i;

export const rule: ReleaseRule = {
  id: "X01",
  title: "output folder holds files of something else",
  severity: "warning",
  needs: [],
  scope: "release",
  check: (release) => (release.isWhole ? [...otherReleases(release), ...otherFiles(release)] : []),
};

/** Files of another version or project, which `upload dist/*` takes along. */
function otherReleases({ wheels, sdists }: ReleaseFacts): Draft[] {
  const files = [...wheels, ...sdists];
  const newest = files.toSorted((one, other) => compareVersions(other.name.version, one.name.version))[0];
  const others = files.filter(
    ({ name }) =>
      newest !== undefined &&
      (name.name !== newest.name.name || compareVersions(name.version, newest.name.version) !== 0),
  );
  const [first] = others;
  if (first === undefined || newest === undefined) return [];
  const isOtherProject = first.name.name !== newest.name.name;
  return [
    {
      file: first.fileName,
      state: `beside ${newest.fileName} there ${others.length === 1 ? "is" : "are"} ${others
        .map(({ fileName }) => fileName)
        .slice(0, 4)
        .join(", ")}`,
      trigger: "uploading everything in the folder",
      consequence: isOtherProject
        ? "another project is published along with this one"
        : "an old build is uploaded again: the index refuses it, or takes it as new",
      remedy: "empty the output folder before building",
      evidence: { others: others.map(({ fileName }) => fileName) },
    },
  ];
}

function otherFiles({ strays }: ReleaseFacts): Draft[] {
  const names = strays.filter((name) => !COMPANIONS.test(name));
  if (names.length === 0) return [];
  return [
    {
      severity: "advice",
      file: names[0] ?? "",
      state: `the output folder also holds ${names.slice(0, 4).join(", ")}`,
      trigger: "uploading everything in the folder",
      consequence: "upload tools stop at a file that is no distribution",
      remedy: "keep other files elsewhere",
      evidence: { names },
    },
  ];
}
