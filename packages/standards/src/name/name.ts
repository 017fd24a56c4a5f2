/** Project names: PEP 503 and 508, "Name format" and "Name normalization" of the packaging specifications. */
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";

// ASCII only on purpose: with the `i` and `u` flags together, `[a-z]` would also match U+017F and U+212A.
const VALID_NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const NORMALIZED_NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Whether the text is a project name: ASCII letters, digits, `.`, `_`, `-`, with a letter or digit at both ends. */
export function isValidName(text: string): boolean {
  return VALID_NAME.test(text);
}

/** Whether the text is a valid name and is already what `normalizeName` would give. */
export function isNormalizedName(text: string): boolean {
  return NORMALIZED_NAME.test(text);
}

/**
 * The name by which projects are compared (PEP 503): lower case, every run of `-`, `_` and `.` one `-`.
 * Any text goes in: a name that is not valid is normalised all the same.
 */
export function normalizeName(text: string): string {
  return text.toLowerCase().replace(/[-_.]+/g, "-");
}

/** `normalizeName` for names that must be valid. Throws `StandardsError` with code `name-invalid` otherwise. */
export function parseName(text: string): string {
  if (isValidName(text)) return normalizeName(text);
  throw new StandardsError({
    code: "name-invalid",
    severity: "error",
    state: `${excerpt(text)} is not a project name`,
    trigger: "reading it as a name (PEP 508)",
    consequence: "no index accepts it and no installer can ask for it",
    remedy: "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
    span: { start: 0, end: text.length },
  });
}

/** The name as it stands in wheel and sdist file names (PEP 427, 625): normalised, with `_` for `-`. */
export function nameInFileName(text: string): string {
  return normalizeName(text).replaceAll("-", "_");
}
