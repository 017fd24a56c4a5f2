import { normalizeName } from "@linchpin/standards";
import { projectVersion } from "../../analysis/project-version.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "P21",
  title: "lock file holds another version of the project itself",
  severity: "warning",
  needs: ["tree"],
  scope: "release",
  check: (release) => {
    const version = projectVersion(release);
    const name = release.tree && pyprojectOf(release.tree)?.value?.project?.name;
    if (version === undefined || name === undefined || release.tree === undefined) return [];
    return lockedVersions(release.tree, name)
      .filter(({ locked }) => locked !== version)
      .map(({ file, locked, line }) => draftOf(file, line, locked, version));
  },
};

interface LockedVersion {
  readonly file: string;
  readonly locked: string;
  readonly line: number;
}

/** uv and pdm list the project among its own packages. */
function lockedVersions(tree: TreeFacts, name: string): LockedVersion[] {
  return ["uv.lock", "pdm.lock"].flatMap((file) => {
    const lines = tree.contents.get(file)?.text?.split("\n") ?? [];
    const at = lines.findIndex((line) => normalizeName(valueOf(line, "name") ?? "") === normalizeName(name));
    const locked = at < 0 ? undefined : valueOf(lines[at + 1] ?? "", "version");
    return locked === undefined ? [] : [{ file, locked, line: at + 2 }];
  });
}

/** The text of `key = "text"` on a line of its own. */
function valueOf(line: string, key: string): string | undefined {
  const match = /^(\w{1,20}) = "([^"]{1,200})"\s*$/.exec(line);
  return match?.[1] === key ? match[2] : undefined;
}

function draftOf(file: string, line: number, locked: string, version: string): Draft {
  return {
    file,
    line,
    state: `${file} has version ${locked} of the project, which is now ${version}`,
    trigger: "checking out the tag and installing with --locked or --frozen",
    consequence:
      "the tool refuses because the lock is out of date, or installs as if it were the old version",
    remedy: "lock again after the version was changed, and commit the lock with it",
    evidence: { locked, version },
  };
}
