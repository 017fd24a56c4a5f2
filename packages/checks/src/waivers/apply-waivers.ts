/** Marks findings that a waiver covers. A waiver that has ended covers nothing; a rule of its own says that it has. */

import { globFault, globMatches } from "@linchpin/standards";
import type { Finding, Waiver } from "../finding.ts";

/** `today` is `YYYY-MM-DD`; the day that a waiver names is the last on which it holds. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: string,
): readonly Finding[] {
  const current = waivers.filter(({ until }) => until >= today);
  return findings.map((finding) => {
    const waiver = current.find((each) => covers(each, finding));
    return waiver === undefined ? finding : { ...finding, waiver };
  });
}

function covers({ rule, path }: Waiver, finding: Finding): boolean {
  const isRule = rule === finding.rule || (rule.length === 1 && finding.rule.startsWith(rule));
  return isRule && (path === undefined || matches(path, finding));
}

/** The pattern is compared with the file and with the member. */
function matches(path: string, { place }: Finding): boolean {
  if (globFault(path) !== undefined) return false;
  return [place.file, place.member].some((text) => text !== undefined && globMatches(path, text));
}
