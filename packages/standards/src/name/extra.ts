/** Names of extras (PEP 685) and of dependency groups (PEP 735): valid and normalised as project names are. */
import { normalizeName } from "./name.ts";

/** The form in which extras are compared and written in metadata 2.3 and later (PEP 685). */
export function normalizeExtra(text: string): string {
  return normalizeName(text);
}

/** The form in which names of dependency groups are compared (PEP 735). */
export function normalizeGroupName(text: string): string {
  return normalizeName(text);
}
