import type { EntryPoint } from "@linchpin/standards";
import { canProvide, declaredRequirements } from "../../analysis/requirements.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { Signature } from "../../python/outline.ts";
import type { WheelRule } from "../../rule.ts";
import { findTarget, type Target } from "./target.ts";

export const rule: WheelRule = {
  id: "W04",
  title: "entry point leads to nothing",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) => wheel.entryPoints.flatMap((entry) => checkEntry(wheel, entry) ?? []),
};

function checkEntry(wheel: WheelFacts, entry: EntryPoint): Draft | undefined {
  if (entry.reference === undefined) return undefined;
  const isScript = entry.group === "console_scripts" || entry.group === "gui_scripts";
  // Hosts of plugins read a value without a colon in ways of their own.
  if (!isScript && entry.reference.attribute === undefined) return undefined;
  const target = findTarget(wheel, entry.reference);
  const fault = faultOf(wheel, entry, target, isScript);
  if (fault === undefined) return undefined;
  const trigger = isScript
    ? `installing it and running "${entry.name}"`
    : `asking for "${entry.name}" of ${entry.group}`;
  return {
    severity: isScript ? (fault.severity ?? "error") : "warning",
    member: `${wheel.distInfo}/entry_points.txt`,
    field: `${entry.group}: ${entry.name}`,
    state: `${entry.name} = ${entry.value}; ${fault.state}`,
    trigger,
    consequence: `${fault.consequence}, although the install succeeds`,
    remedy: fault.remedy,
    evidence: { module: entry.reference.module, attribute: entry.reference.attribute ?? "" },
  };
}

interface Fault extends Pick<Draft, "severity" | "state" | "consequence" | "remedy"> {}

function faultOf(wheel: WheelFacts, entry: EntryPoint, target: Target, isScript: boolean): Fault | undefined {
  switch (target.kind) {
    case "no-module":
      return {
        state: `the wheel has no module ${target.module}`,
        consequence: `ModuleNotFoundError: No module named '${target.module}' on every machine`,
        remedy: "add the module to the wheel, or correct the entry point",
      };
    case "no-attribute":
      return {
        state: `${target.module} does not define ${target.attribute}`,
        consequence: `AttributeError or ImportError on every machine`,
        remedy: `define ${target.attribute}, or correct the entry point`,
      };
    case "foreign":
      return foreignFault(wheel, entry);
    case "found":
      return isScript ? callFault(target, entry) : undefined;
    default:
      return undefined;
  }
}

/** A script may start what a requirement installs; without one that could, nothing will be there. */
function foreignFault(wheel: WheelFacts, { reference }: EntryPoint): Fault | undefined {
  const module = reference?.module ?? "";
  const declared = declaredRequirements(wheel.metadata);
  if (declared.some(({ project }) => canProvide(project, module))) return undefined;
  return {
    severity: declared.length > 0 ? "warning" : "error",
    state: `neither the wheel nor a requirement of it has the module ${module}`,
    consequence: `ModuleNotFoundError: No module named '${module.split(".")[0]}'`,
    remedy: "add the module to the wheel, or correct the entry point",
  };
}

/** Scripts call their target without arguments. */
function callFault(target: Target & { kind: "found" }, { reference }: EntryPoint): Fault | undefined {
  if (target.text !== undefined) {
    return {
      state: `${reference?.attribute} is a text, not a function`,
      consequence: "TypeError: 'str' object is not callable",
      remedy: "name a function",
    };
  }
  const signature = target.definition?.signature;
  return signature === undefined || signature.isDecorated ? undefined : signatureFault(signature);
}

function signatureFault({ isAsync, required }: Signature): Fault | undefined {
  if (required > 0) {
    return {
      state: `the function needs ${required} argument${required === 1 ? "" : "s"}, and scripts give none`,
      consequence: "TypeError: missing required positional argument",
      remedy: "give the parameters default values, and read sys.argv in the function",
    };
  }
  if (!isAsync) return undefined;
  return {
    state: "the function is async, and scripts do not await what they call",
    consequence: "nothing runs: the coroutine is never awaited",
    remedy: "name a function that calls asyncio.run",
  };
}
