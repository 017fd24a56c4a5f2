import { normalizeExtra, normalizeName } from "@linchpin/standards";
import { declaredRequirements } from "../../analysis/requirements.ts";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";

export const rule: StatementRule = {
  id: "P17",
  title: "requirement that installers cannot use",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement) => [
    ...ownedProblems("P17", statement),
    ...unknownExtras(statement),
    ...itself(statement),
  ],
};

/** `; extra == "name"` without `Provides-Extra: name`: nobody can ask for it. */
function unknownExtras({ metadata, member, kind }: Statement): Draft[] {
  if (kind === "pyproject") return [];
  const known = new Set(metadata.providesExtra.map(normalizeExtra));
  const used = declaredRequirements(metadata).flatMap(({ text }) =>
    extrasIn(text).map((extra) => ({ extra, text })),
  );
  return used
    .filter(({ extra }) => !known.has(extra))
    .map(({ extra, text }) => ({
      severity: "warning",
      ...(member !== undefined && { member }),
      field: "Requires-Dist",
      state: `${text} belongs to the extra ${extra}, which the project does not provide`,
      trigger: `installing ${metadata.name}[${extra}]`,
      consequence: "installers warn that there is no such extra, and install nothing of it",
      remedy: `add Provides-Extra: ${extra} (declare it under project.optional-dependencies)`,
    }));
}

function extrasIn(text: string): string[] {
  return [...text.matchAll(/\bextra\s*==\s*['"]([^'"]{1,100})['"]/g)].map((match) =>
    normalizeExtra(match[1] ?? ""),
  );
}

/** Requiring oneself is only meaningful with an extra. */
function itself({ metadata, member }: Statement): Draft[] {
  const own = normalizeName(metadata.name);
  const selves = declaredRequirements(metadata).filter(
    ({ project, requirement }) => project === own && requirement.extras.length === 0,
  );
  return selves.map(({ text }) => ({
    severity: "warning",
    ...(member !== undefined && { member }),
    field: "Requires-Dist",
    state: `${metadata.name} requires ${text}`,
    trigger: "resolving its dependencies",
    consequence: "the project requires itself: a mistake in the list, or a conflict with its own version",
    remedy: "remove the requirement, or name the extra that is meant",
  }));
}
