/**
 * Reasoned exceptions: `[[tool.linchpin.checks.waivers]]` in pyproject.toml, each with a rule, a reason and the last day on which
 * it holds.
 */

import { globFault, type TomlTable } from "@linchpin/standards";
import type { Waiver } from "../finding.ts";

/** What is wrong with one entry, in words. */
export interface WaiverFault {
  /** One-based place in the array. */
  readonly entry: number;
  readonly state: string;
  readonly remedy: string;
}

export interface ReadWaivers {
  readonly waivers: readonly Waiver[];
  readonly faults: readonly WaiverFault[];
}

/** A reason shorter than this says nothing. */
const SHORTEST_REASON = 8;

/** Reads the waivers out of the `[tool]` table. An entry that is not whole waives nothing. */
export function readWaivers(tool: TomlTable): ReadWaivers {
  const entries = tableAt(tableAt(tool, "linchpin"), "checks")["waivers"];
  const waivers: Waiver[] = [];
  const faults: WaiverFault[] = [];
  for (const [index, entry] of (Array.isArray(entries) ? entries : []).entries()) {
    const read = readEntry(isTable(entry) ? entry : {}, index + 1);
    if ("entry" in read) faults.push(read);
    else waivers.push(read);
  }
  return { waivers, faults };
}

function readEntry(entry: TomlTable, place: number): Waiver | WaiverFault {
  const { rule, reason, path } = entry;
  const until = dateOf(entry["until"]);
  if (typeof rule !== "string" || !/^[A-Z](?:\d{2})?$/.test(rule)) {
    return { entry: place, state: "it names no rule", remedy: 'name one, for example rule = "C02"' };
  }
  if (typeof reason !== "string" || reason.trim().length < SHORTEST_REASON) {
    return {
      entry: place,
      state: `the waiver of ${rule} gives no reason`,
      remedy: "say why the rule does not apply",
    };
  }
  if (until === undefined) {
    return {
      entry: place,
      state: `the waiver of ${rule} has no end`,
      remedy: "give the last day: until = 2027-01-31",
    };
  }
  if (typeof path === "string" && globFault(path) !== undefined) {
    return {
      entry: place,
      state: `the path of the waiver of ${rule} ${globFault(path)}`,
      remedy: "correct the pattern",
    };
  }
  return { rule, reason: reason.trim(), until, ...(typeof path === "string" && { path }) };
}

/** A date of TOML, or a text that is one. */
function dateOf(value: unknown): string | undefined {
  const text = value instanceof Date ? value.toISOString().slice(0, "2027-01-31".length) : value;
  return typeof text === "string" && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function tableAt(table: TomlTable, key: string): TomlTable {
  const value = table[key];
  return isTable(value) ? value : {};
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
