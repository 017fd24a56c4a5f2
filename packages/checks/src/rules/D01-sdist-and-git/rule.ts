import { isSupportCode } from "../../analysis/test-code.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { Draft } from "../../finding.ts";
import type { SdistRule } from "../../rule.ts";
import { isExcludedOnPurpose } from "../C04-source-and-wheel/excluded.ts";

export const rule: SdistRule = {
  id: "D01",
  title: "sdist and repository hold different files",
  severity: "warning",
  needs: ["tree"],
  scope: "sdist",
  check: (sdist, { tree }) => {
    if (tree?.tracked === undefined) return [];
    return [
      ...missing(sdist, tree, tree.tracked),
      ...untracked(sdist, tree.tracked),
      ...generated(tree, tree.tracked),
    ];
  },
};

function missing(sdist: SdistFacts, tree: TreeFacts, tracked: ReadonlySet<string>): Draft[] {
  const lost = [...tracked].filter((path) => tree.files.has(path) && !sdist.files.has(path));
  const modules = lost.filter(
    (path) =>
      path.endsWith(".py") &&
      path.includes("/") &&
      !isSupportCode(path) &&
      !/^(?:\.|scripts?\/|tools?\/|ci\/)/.test(path) &&
      !isExcludedOnPurpose(tree, path),
  );
  return modules.length === 0
    ? []
    : [
        {
          state: `the sdist lacks ${modules.length} module${modules.length === 1 ? "" : "s"} that git tracks: ${modules.slice(0, 3).join(", ")}`,
          trigger: "building a wheel from the sdist, as every packager does",
          consequence: "the wheel lacks them too, or the build fails",
          remedy: "include them in the sdist (MANIFEST.in, or the include list of the backend)",
          evidence: { missing: modules.slice(0, 50) },
        },
      ];
}

/** What the backend itself writes is in no repository. */
const WRITTEN_BY_BACKENDS =
  /^(?:PKG-INFO|setup\.cfg|setup\.py|[^/]*\.egg-info\/.*|(?:.*\/)?[^/]*\.egg-info\/.*|(?:.*\/)?_*version_*\.py|(?:.*\/)?__about__\.py|pyproject\.toml\.orig|Cargo\.lock|pyproject\.toml)$/i;

function untracked(sdist: SdistFacts, tracked: ReadonlySet<string>): Draft[] {
  const extra = [...sdist.files.keys()].filter(
    (path) => !tracked.has(path) && !WRITTEN_BY_BACKENDS.test(path),
  );
  if (extra.length === 0) return [];
  const isCode = extra.some((path) => path.endsWith(".py") && !isSupportCode(path));
  return [
    {
      severity: isCode ? "warning" : "advice",
      member: `${sdist.topFolder}/${extra[0]}`,
      state: `the sdist has ${extra.length} file${extra.length === 1 ? "" : "s"} that git does not track: ${extra.slice(0, 3).join(", ")}`,
      trigger: "publishing it",
      consequence: "what happened to lie in the folder is published, and no commit has it",
      remedy: "build in a clean checkout, or commit the files",
      evidence: { untracked: extra.slice(0, 50) },
    },
  ];
}

function generated({ name }: TreeFacts, tracked: ReadonlySet<string>): Draft[] {
  const files = [...tracked].filter((path) =>
    /\.egg-info\/|(?:^|\/)__pycache__\/|\.py[co]$|^(?:build|dist)\/.*\.(?:whl|tar\.gz)$/.test(path),
  );
  if (files.length === 0) return [];
  return [
    {
      severity: "advice",
      file: name,
      state: `git tracks ${files.length} generated file${files.length === 1 ? "" : "s"}: ${files.slice(0, 3).join(", ")}`,
      trigger: "building",
      consequence: "old output may be packed instead of new",
      remedy: "git rm --cached them, and list them in .gitignore",
    },
  ];
}
