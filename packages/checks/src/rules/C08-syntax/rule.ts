import { importGraph, sourceModules } from "../../analysis/import-graph.ts";
import { allowedMinors, floorMinor, NEWEST_MINOR } from "../../analysis/python-range.ts";
import { isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { WheelFacts, WheelModule } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ModuleOutline } from "../../python/outline.ts";
import { firstSyntaxFault, type SyntaxFault } from "../../python/syntax.ts";
import type { WheelRule } from "../../rule.ts";

/** Each costs a parse; a wheel that is wrong in more modules is wrong in these. */
const MOST_MODULES = 40;

export const rule: WheelRule = {
  id: "C08",
  title: "syntax that an allowed Python does not know",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: async (wheel) => {
    const drafts: Draft[] = [];
    for (const suspect of suspects(wheel)) drafts.push(...(await judge(wheel, suspect)));
    return drafts;
  },
};

interface Suspect {
  readonly module: WheelModule;
  readonly outline: ModuleOutline;
  readonly source: string;
}

/** Modules in which something may be too new for the lowest Python, or wrong in all. */
function suspects(wheel: WheelFacts): Suspect[] {
  const floor = floorMinor(wheel) ?? NEWEST_MINOR;
  const found: Suspect[] = [];
  for (const [module, outline] of sourceModules(wheel)) {
    const source = wheel.contents.get(module.member)?.source;
    if (source === undefined || isSupportCode(module.member) || isVendored(module.member)) continue;
    if (outline.suspicions.some(({ since }) => since === undefined || since > floor))
      found.push({ module, outline, source });
  }
  return found.slice(0, MOST_MODULES);
}

async function judge(wheel: WheelFacts, suspect: Suspect): Promise<Draft[]> {
  const floor = floorMinor(wheel);
  const newest = allowedMinors(wheel).at(-1) ?? NEWEST_MINOR;
  const always = await firstSyntaxFault(suspect.source, newest);
  if (always) return [draftOf(wheel, suspect, always, undefined)];
  if (floor === undefined) return [];
  const fault = (await firstSyntaxFault(suspect.source, floor)) ?? olderFault(suspect.outline, floor);
  return fault ? [draftOf(wheel, suspect, fault, floor)] : [];
}

/** What the grammar leaves out, and the outline knows for certain. */
function olderFault({ suspicions, imports }: ModuleOutline, floor: number): SyntaxFault | undefined {
  const format = suspicions.find(({ what }) => what === 'f"{name=}"');
  if (format && floor < 8) return { line: format.line, message: "f'{name=}' was added in Python 3.8" };
  const future = imports.find(
    ({ module, names }) => module === "__future__" && names?.includes("annotations"),
  );
  if (future && floor < 7)
    return { line: future.line, message: "future feature annotations was added in Python 3.7" };
  return undefined;
}

function draftOf(
  wheel: WheelFacts,
  { module }: Suspect,
  fault: SyntaxFault,
  floor: number | undefined,
): Draft {
  const isReached = importGraph(wheel).reached.has(module.name);
  const python = floor === undefined ? "any Python" : `Python 3.${floor}`;
  const says = wheel.metadata.requiresPython ?? "no Requires-Python";
  return {
    severity: isReached ? "error" : "warning",
    member: module.member,
    line: fault.line,
    state: `${fault.message}${floor === undefined ? "" : `; the wheel allows Python 3.${floor} (${says})`}`,
    trigger: `installing it on ${python} and importing ${isReached ? (module.name.split(".")[0] ?? module.name) : module.name}`,
    consequence: "SyntaxError, although the install succeeds",
    remedy:
      floor === undefined
        ? "correct the file"
        : "raise requires-python to the version that has this syntax, or write it differently",
    evidence: { message: fault.message, python: floor === undefined ? "all" : `3.${floor}` },
  };
}
