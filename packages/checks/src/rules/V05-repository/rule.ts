import { compareVersions, tryParseVersion, versionToString } from "@linchpin/standards";
import { releasedVersion } from "../../analysis/project-version.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "V05",
  title: "repository is not in the state that is released",
  severity: "warning",
  needs: ["git"],
  scope: "release",
  check: (release) => [...modified(release), ...tag(release), ...shallow(release)],
};

function modified({ tree }: ReleaseFacts): Draft[] {
  const files = tree?.git?.modified ?? [];
  if (files.length === 0) return [];
  return [
    {
      severity: "advice",
      file: tree?.name ?? "",
      state: `${files.length} tracked file${files.length === 1 ? " has" : "s have"} changes that are not committed: ${files.slice(0, 3).join(", ")}`,
      trigger: "building the tag again later",
      consequence: "what is released is in no commit, and cannot be built again",
      remedy: "commit, then build",
      evidence: { modified: files.slice(0, 50) },
    },
  ];
}

/** A tag on this commit that is a version, and another one. */
function tag(release: ReleaseFacts): Draft[] {
  const version = releasedVersion(release);
  const tagged = (release.tree?.git?.tagsAtHead ?? []).flatMap((name) => {
    const parsed = tryParseVersion(name.replace(/^.*?(?=\d)/, ""));
    return parsed === undefined ? [] : [{ name, parsed }];
  });
  if (version === undefined || tagged.length === 0) return [];
  if (tagged.some(({ parsed }) => compareVersions(parsed, version) === 0)) return [];
  return [
    {
      file: release.tree?.name ?? "",
      state: `the commit is tagged ${tagged.map(({ name }) => name).join(", ")}, and the version is ${versionToString(version)}`,
      trigger: "looking for the source of the release",
      consequence: "the tag leads to another version than the one that it names",
      remedy: "change the version in the commit that is tagged, or move the tag before anybody has it",
    },
  ];
}

/** A version that is counted from tags is wrong where the tags were not fetched. */
function shallow({ tree }: ReleaseFacts): Draft[] {
  const isDynamic = tree && pyprojectOf(tree)?.value?.project?.dynamic.includes("version");
  if (tree?.git?.isShallow !== true || isDynamic !== true) return [];
  return [
    {
      file: tree.name,
      state: "the clone is shallow, and the version is dynamic",
      trigger: "building",
      consequence:
        "a backend that counts from the last tag does not find it, and writes a version such as 0.1.dev1",
      remedy: "fetch the whole history: git fetch --unshallow --tags",
    },
  ];
}
