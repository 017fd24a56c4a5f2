import { importableNames } from "../../analysis/import-graph.ts";
import { statementsOf } from "../../facts/statement.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: ReleaseRule = {
  id: "P20",
  title: "import names that the wheel does not install, or that contradict each other",
  severity: "error",
  needs: [],
  scope: "release",
  check: (release) => [
    ...statementsOf(release).flatMap((statement) =>
      ownedProblems("P20", statement).map((draft) => ({ ...draft, file: statement.file })),
    ),
    ...release.wheels.flatMap(missingNames),
  ],
};

function missingNames(wheel: WheelFacts): Draft[] {
  const declared = [...(wheel.metadata.importNames ?? []), ...wheel.metadata.importNamespaces].map(
    (text) => text.split(";")[0]?.trim() ?? "",
  );
  const known = importableNames(wheel);
  const missing = declared.filter((name) => name !== "" && !known.has(name));
  return missing.map((name) => ({
    severity: "warning",
    file: wheel.fileName,
    member: `${wheel.distInfo}/METADATA`,
    field: "Import-Name",
    state: `the metadata says that ${name} can be imported; the wheel has no such module`,
    trigger: `looking for the project that installs ${name}, and importing it`,
    consequence: "tools suggest this project, and the import fails",
    remedy: "correct project.import-names, or add the module to the wheel",
  }));
}
