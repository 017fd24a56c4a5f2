import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { DistributionRule } from "../../rule.ts";

/** Names of compiled files for one platform. */
const NATIVE_NAME = /\.(?:so(?:\.\d+)*|pyd|dylib|dll)$/i;

/** Larger members are not looked into: they may be programs. */
const WHOLE_MEMBER = 8 * 1024 * 1024;

export const rule: DistributionRule = {
  id: "F04",
  title: "compiled code where the name promises none, or none where it promises some",
  severity: "error",
  needs: [],
  scope: "distribution",
  check: (facts) => (facts.kind === "wheel" ? checkWheel(facts) : checkSdist(facts)),
};

function checkWheel(wheel: WheelFacts): Draft[] {
  const isAny = wheel.name.tags.some(({ platform }) => platform === "any");
  const native = nativeFiles(wheel);
  if (isAny) return nativeInPure(wheel, native);
  const isForCPython = wheel.name.tags.every(({ abi }) => abi !== "none");
  if (native.length > 0 || hasProgram(wheel)) return [];
  return [
    {
      severity: "warning",
      state: `the wheel is for ${wheel.name.written.tag} and has no compiled file`,
      trigger: "installing it on another platform or Python",
      consequence: "installers there do not find it, although it would run",
      remedy: isForCPython
        ? "build it as py3-none-any, or find out why the extension was not built"
        : "build it as py3-none-any, or add the program that it was to carry",
      evidence: { tag: wheel.name.written.tag },
    },
  ];
}

/** A module of the wheel that is compiled makes the whole wheel useless elsewhere; a library that is loaded by name, perhaps. */
function nativeInPure(wheel: WheelFacts, native: readonly string[]): Draft[] {
  if (native.length === 0) return [];
  const modules = new Set(
    [...wheel.modules.values()].filter(({ kind }) => kind === "extension").map(({ member }) => member),
  );
  const first = native.find((member) => modules.has(member)) ?? native[0]!;
  return [
    {
      severity: modules.has(first) && !isForSeveral(native) ? "error" : "warning",
      member: first,
      state: `the wheel says that it runs everywhere, and has ${native.length} compiled file${native.length === 1 ? "" : "s"}`,
      trigger: "installing it on another platform or Python",
      consequence: "it installs, and importing the compiled module fails",
      remedy:
        "build a wheel for each platform (the backend must know about the extension), or leave the file out",
      evidence: { files: native.slice(0, 20) },
    },
  ];
}

/** Wheels with libraries for several systems choose among them at run time. */
function isForSeveral(native: readonly string[]): boolean {
  const kinds = new Set(
    native.map((name) =>
      /\.(?:pyd|dll)$/i.test(name) ? "windows" : name.endsWith(".dylib") ? "mac" : "linux",
    ),
  );
  return kinds.size > 1;
}

function nativeFiles(wheel: WheelFacts): string[] {
  return [...wheel.files.keys()].filter(
    (name) => NATIVE_NAME.test(name) || wheel.contents.get(name)?.native !== undefined,
  );
}

/** Programs and other machine code that no name gives away; without contents any file may be one. */
function hasProgram(wheel: WheelFacts): boolean {
  if (!wheel.hasContents) return true;
  return [...wheel.files].some(
    ([name, { size }]) =>
      size > WHOLE_MEMBER || /\.(?:exe|a|lib|o|wasm|node|jar|cubin|ptx|bc|metallib|hsaco)$/i.test(name),
  );
}

function checkSdist(sdist: SdistFacts): Draft[] {
  const built = [...sdist.files.keys()].filter((name) => /\.(?:so|pyd)$/.test(name));
  if (built.length === 0) return [];
  return [
    {
      severity: "warning",
      member: `${sdist.topFolder}/${built[0]}`,
      state: `the sdist has ${built.length} compiled module${built.length === 1 ? "" : "s"}`,
      trigger: "building it on another platform or Python",
      consequence: "the file of the machine that made the sdist is packed instead of one that runs there",
      remedy: "exclude compiled files from the sdist, and build in a clean checkout",
      evidence: { files: built.slice(0, 20) },
    },
  ];
}
