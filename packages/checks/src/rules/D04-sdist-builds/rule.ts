import type { SdistFacts } from "../../facts/sdist-facts.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { SdistRule } from "../../rule.ts";
import { buildInputs } from "./build-inputs.ts";

export const rule: SdistRule = {
  id: "D04",
  title: "sdist lacks what its own build reads",
  severity: "error",
  needs: ["contents"],
  scope: "sdist",
  check: (sdist) => [...nothingToBuild(sdist), ...missingInputs(sdist)],
};

function nothingToBuild(sdist: SdistFacts): Draft[] {
  if (sdist.files.has("pyproject.toml") || sdist.files.has("setup.py") || sdist.files.has("setup.cfg"))
    return [];
  return [
    draft(
      sdist,
      "",
      undefined,
      "the sdist has neither pyproject.toml nor setup.py",
      "installers do not know how to build it",
      "include pyproject.toml in the sdist",
    ),
  ];
}

function missingInputs(sdist: SdistFacts): Draft[] {
  const pyproject = pyprojectOf(sdist)?.value;
  return buildInputs(sdist, pyproject)
    .filter(({ path }) => !exists(sdist, path))
    .map(({ path, from, line }) =>
      draft(
        sdist,
        from,
        line,
        `${from} reads ${path}, and the sdist does not have it`,
        "the build fails with FileNotFoundError, wherever no wheel fits",
        `include ${path} in the sdist (MANIFEST.in, or the include list of the backend)`,
      ),
    );
}

function exists({ files }: SdistFacts, path: string): boolean {
  const plain = path.replace(/^\.\//, "").replace(/\/$/, "");
  if (plain === "." || files.has(plain)) return true;
  // A source may be joined to a folder that a variable names.
  for (const name of files.keys())
    if (name.startsWith(`${plain}/`) || name.endsWith(`/${plain}`)) return true;
  return false;
}

function draft(
  sdist: SdistFacts,
  from: string,
  line: number | undefined,
  state: string,
  consequence: string,
  remedy: string,
): Draft {
  return {
    member: from === "" ? sdist.topFolder : `${sdist.topFolder}/${from}`,
    ...(line !== undefined && { line }),
    state,
    trigger: "building a wheel from the sdist",
    consequence,
    remedy,
    evidence: { from },
  };
}
