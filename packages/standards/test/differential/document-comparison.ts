/** Questions about lock files, dependency groups, scripts, pyproject.toml and pages, and who answers them. */
import { type Problem, parsePyproject } from "@linchpin/standards";
import type { Comparison } from "./answer.ts";
import { DOCUMENT_KINDS, type DocumentQuestion, errorsOf } from "./document-kinds.ts";

export const DOCUMENTS: Comparison<DocumentQuestion> = {
  title: "documents are read as packaging, pyproject-metadata, validate-pyproject and pip read them",
  script: "oracle_documents.py",
  table: "documents",
  kinds: DOCUMENT_KINDS,
  errorNames: errorName,
  isDeliberate,
};

function errorName(code: string): string {
  const names: Readonly<Record<string, string>> = {
    "marker-name-undefined": "UndefinedEnvironmentName",
    "marker-comparison-undefined": "UndefinedComparison",
  };
  return names[code] ?? (code.startsWith("pylock-") ? "PylockSelectError" : code);
}

/** What the specification forbids and neither of the two pyproject.toml readers looks at. */
const STRICTER_CODES = new Set([
  "build-backend-invalid",
  "backend-path-outside",
  "entry-point-group-reserved",
  "extra-duplicate",
  "extra-invalid",
  "group-cycle",
  "group-name-duplicate",
  "license-glob-invalid",
  "person-name-comma",
  "readme-content-type",
  "readme-suffix",
  "requirement-invalid",
  "script-without-function",
]);

const unavailable = new Set<string>();

function isDeliberate(question: DocumentQuestion & { readonly kind: string }, theirs: unknown): boolean {
  if (typeof theirs === "object" && theirs !== null && "unavailable" in theirs) {
    if (!unavailable.has(question.kind)) {
      process.stderr.write(
        `\n*** SKIPPED: questions of kind ${question.kind}: no ${String(theirs.unavailable)} in this Python\n`,
      );
    }
    unavailable.add(question.kind);
    return true;
  }
  if (theirs === "contested") return true;
  const errors = errorsOf(parsePyproject(question.text ?? ""));
  if (question.kind === "pyproject")
    return theirs === "accepted" && errors.length > 0 && errors.every(isStricter);
  return question.kind === "metadata" && (errors.length > 0 || JSON.stringify(theirs).includes("Unknown <"));
}

/** Dependency groups are looked at by `packaging` only, and that is another kind of question. */
function isStricter({ code, field = "" }: Problem): boolean {
  return STRICTER_CODES.has(code) || field.startsWith("dependency-groups");
}
