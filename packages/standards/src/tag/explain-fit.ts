import { explainPlatform, isPlatformLoaded } from "./explain-platform.ts";
import { compatibleTags, type Machine } from "./machine.ts";
import { machineToString } from "./machine-descriptor.ts";
import { versionWithoutDot } from "./python-tags.ts";
import { type Tag, tagToString } from "./tag.ts";

/**
 * Why a machine cannot install a wheel: one sentence for each thing that does not fit, empty when the wheel fits. Where
 * the wheel has several tags, the ones that come nearest are explained: "built for CPython 3.11, you have 3.13".
 */
export function whyNotCompatible(wheelTags: readonly Tag[], machine: Machine): string[] {
  const supported = new Set(compatibleTags(machine).map(tagToString));
  if (wheelTags.some((tag) => supported.has(tagToString(tag)))) return [];
  const explained = wheelTags.map((tag) => explainTag(tag, machine));
  const fewest = Math.min(...explained.map((reasons) => reasons.length));
  const nearest = explained.filter((reasons) => reasons.length === fewest);
  return [...new Set(nearest.flat())];
}

function explainTag(tag: Tag, machine: Machine): string[] {
  const reasons = [...explainInterpreter(tag, machine), ...explainAbi(tag, machine)];
  if (!isPlatformLoaded(tag.platform, machine.system))
    reasons.push(explainPlatform(tag.platform, machine.system));
  // Each part alone would do: the combination is one that no installer makes, such as cp312-none-any on CPython 3.13.
  return reasons.length > 0
    ? reasons
    : [`no installer on ${machineToString(machine)} looks for ${tagToString(tag)}`];
}

/** Interpreter tags: `cp313`, `pp310`, `py3`, `py38`. */
function explainInterpreter(tag: Tag, machine: Machine): string[] {
  const match = /^([a-z_]+?)([0-9])([0-9]*)$/u.exec(tag.interpreter);
  if (!match) return [`built for ${tag.interpreter}, which is no interpreter that installers know`];
  const [, name, major, minor] = match;
  const [haveMajor, haveMinor = 0] = machine.pythonVersion;
  const have = `${haveMajor}.${haveMinor}`;
  const wanted = minor === "" ? major! : `${major}.${minor}`;
  if (name !== "py" && name !== machine.implementation) {
    return [
      `built for ${implementationName(name!)} ${wanted}, you have ${implementationName(machine.implementation)} ${have}`,
    ];
  }
  const isExact = Number(major) === haveMajor && (minor === "" || Number(minor) === haveMinor);
  const isOlder = Number(major) === haveMajor && Number(minor) < haveMinor;
  if (isExact || (isOlder && (name === "py" || isStableAbi(tag.abi)))) return [];
  const needs = isStableAbi(tag.abi) || name === "py" ? "needs" : "built for";
  const orNewer = needs === "needs" && minor !== "" ? " or newer" : "";
  return [`${needs} ${implementationName(name)} ${wanted}${orNewer}, you have ${have}`];
}

/** ABI tags: `none` fits everyone, the stable ABIs fit by kind of build, all others must be named by the interpreter. */
function explainAbi(tag: Tag, machine: Machine): string[] {
  if (tag.abi === "none" || machine.abis.includes(tag.abi)) return [];
  const isFreeThreaded = /^cp[0-9]+.*t/u.test(machine.abis[0] ?? "");
  if (isStableAbi(tag.abi) && machine.implementation === "cp") {
    if ((tag.abi === "abi3t") === isFreeThreaded) return [];
    return [
      isFreeThreaded
        ? "uses the stable ABI (abi3), which your free-threaded Python does not load"
        : "uses the free-threaded stable ABI (abi3t), which your Python with a global lock does not load",
    ];
  }
  // The interpreter says the same thing better.
  if (!isOwnInterpreter(tag.interpreter, machine)) return [];
  const abis = machine.abis.length === 0 ? "none but the general one" : machine.abis.join(", ");
  return [`needs the ABI ${tag.abi}, you have ${abis}`];
}

function isStableAbi(abi: string): boolean {
  return abi === "abi3" || abi === "abi3t";
}

function isOwnInterpreter(interpreter: string, { implementation, pythonVersion }: Machine): boolean {
  return (
    interpreter.startsWith("py") || interpreter === `${implementation}${versionWithoutDot(pythonVersion)}`
  );
}

const IMPLEMENTATIONS: Readonly<Record<string, string>> = {
  py: "Python",
  cp: "CPython",
  pp: "PyPy",
  ip: "IronPython",
  jy: "Jython",
  graalpy: "GraalPy",
};

function implementationName(short: string): string {
  return IMPLEMENTATIONS[short] ?? short;
}
