import { inspectFileName } from "@linchpin/standards";
import type { ArchiveFacts } from "../../facts/archive-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ArchiveRule } from "../../rule.ts";
import { shapeRule } from "../shape-rule.ts";

const shapes = shapeRule({
  id: "F01",
  title: "file name breaks the rules, or contradicts what is inside",
  codes: ["wheel-file-name", "sdist-file-name", "metadata-mismatch"],
});

export const rule: ArchiveRule = {
  ...shapes,
  check: async (archive, release) => [...(await shapes.check(archive, release)), ...spelling(archive)],
};

/** What installers read and PyPI refuses: another spelling of the name or the version. Platforms have a rule of their own. */
function spelling({ fileName }: ArchiveFacts): Draft[] {
  return inspectFileName(fileName)
    .problems.filter(({ code, severity }) => severity === "warning" && !code.endsWith("-platform"))
    .map(({ code, state, trigger, consequence, remedy }) => ({
      severity: "warning",
      state,
      trigger,
      consequence,
      remedy,
      evidence: { code },
    }));
}
