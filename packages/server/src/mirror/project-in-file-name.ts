/** Which project a file belongs to, from its name alone: how a URL below `/files/` is found again after a restart. */
import { isValidName, normalizeName } from "@linchpin/standards";

/** More hyphens than any real name has; the name comes from outside. */
const MOST_CANDIDATES = 6;

/**
 * Normalised names that the project of this file may have, the likeliest first. A wheel's name ends at the first
 * hyphen; older sdists have hyphens in the name too, so each hyphen before a digit may be where the version begins.
 */
export function projectsOfFileName(filename: string): readonly string[] {
  const names = filename.endsWith(".whl") ? [filename.split("-", 1)[0] ?? ""] : namesBeforeVersion(filename);
  return [...new Set(names.filter(isValidName).map(normalizeName))].slice(0, MOST_CANDIDATES);
}

/** The version begins at the last hyphen, as a rule; `foo-1.0-2.tar.gz` is why the others are tried too. */
function namesBeforeVersion(filename: string): readonly string[] {
  const hyphens = [...filename.matchAll(/-v?\d/g)].map((match) => match.index);
  return hyphens.reverse().map((end) => filename.slice(0, end));
}
