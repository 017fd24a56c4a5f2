import type { Source } from "../../facts/member-facts.ts";
import { pyprojectOf, pyprojectStatement, statementsOf } from "../../facts/statement.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: ReleaseRule = {
  id: "P07",
  title: "readme is missing, of an unknown type, or not UTF-8",
  severity: "error",
  needs: [],
  scope: "release",
  check: (release) => [
    ...statementsOf(release).flatMap((statement) =>
      ownedProblems("P07", statement).map((draft) => ({ ...draft, file: statement.file })),
    ),
    ...(release.tree ? readmeFile(release.tree) : []),
  ],
};

/** The file that pyproject.toml names. */
function readmeFile(tree: TreeFacts): Draft[] {
  const readme = pyprojectOf(tree)?.value?.project?.readme;
  if (readme === undefined) return undeclared(tree);
  if (readme.kind !== "file") return [];
  if (!tree.files.has(readme.path))
    return [
      draft(
        `project.readme names ${readme.path}, which does not exist`,
        "the build fails",
        "add the file, or correct the path",
      ),
    ];
  if (tree.contents.get(readme.path)?.isUtf8 === false) {
    return [
      draft(
        `${readme.path} is not UTF-8`,
        "the build fails, or the page shows wrong characters",
        "save the file as UTF-8",
      ),
    ];
  }
  return [];
}

function draft(state: string, consequence: string, remedy: string): Draft {
  return {
    file: "pyproject.toml",
    field: "project.readme",
    state,
    trigger: "building the project",
    consequence,
    remedy,
  };
}

/** A readme that nobody will see on the index. */
function undeclared(tree: TreeFacts): Draft[] {
  const file = readmeOf(tree);
  const statement = pyprojectStatement(tree);
  if (file === undefined || statement === undefined || statement.isDynamic("readme")) return [];
  return [
    {
      severity: "advice",
      file: "pyproject.toml",
      field: "project.readme",
      state: `there is ${file}, and project.readme does not name it`,
      trigger: "looking at the project's page on an index",
      consequence: "the page is empty",
      remedy: `set readme = "${file}"`,
    },
  ];
}

function readmeOf({ files }: Source): string | undefined {
  return [...files.keys()].find((path) => /^readme(?:\.(?:md|rst|txt))?$/i.test(path));
}
