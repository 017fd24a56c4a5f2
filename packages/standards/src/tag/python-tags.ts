import { makeTag, type Tag } from "./tag.ts";

/** `[3, 13]`, or `[3]` when only the major version is known. */
export type PythonVersion = readonly [major: number, minor?: number];

/** `[3, 13]` → `313`: how tags spell a Python version. */
export function versionWithoutDot(version: PythonVersion): string {
  return version.slice(0, 2).join("");
}

/**
 * What a CPython loads that no other interpreter does, best first: its own ABIs, the stable ABI, no ABI, then the
 * stable ABI of each older minor version down to 3.2 (PEP 384; PEP 803 for the free-threaded `abi3t`).
 * @param abis the ABIs of this build, best first, for example `["cp313t"]`.
 * @param platforms the platform tags, best first.
 */
export function cpythonTags(
  version: PythonVersion,
  abis: readonly string[],
  platforms: readonly string[],
): Tag[] {
  const freeThreaded = isFreeThreaded(abis);
  const stableAbi = freeThreaded ? "abi3t" : "abi3";
  const interpreter = `cp${versionWithoutDot(version)}`;
  const tags: Tag[] = [];
  const add = (interpreter: string, abi: string): void => {
    for (const platform of platforms) tags.push(makeTag(interpreter, abi, platform));
  };

  for (const abi of ownAbis(abis, freeThreaded)) add(interpreter, abi);
  const hasStableAbi = stableAbiApplies(version);
  if (hasStableAbi) add(interpreter, stableAbi);
  add(interpreter, "none");
  if (hasStableAbi) {
    for (let minor = (version[1] ?? 0) - 1; minor > 1; minor--) {
      add(`cp${versionWithoutDot([version[0], minor])}`, stableAbi);
    }
  }
  return tags;
}

/** What an interpreter without rules of its own loads: its ABIs in the order given, and no ABI. */
export function genericTags(
  interpreter: string,
  abis: readonly string[],
  platforms: readonly string[],
): Tag[] {
  const withNone = abis.includes("none") ? abis : [...abis, "none"];
  return withNone.flatMap((abi) => platforms.map((platform) => makeTag(interpreter, abi, platform)));
}

/**
 * What any interpreter of this Python version loads: code without an ABI for these platforms, then pure Python.
 * @param interpreter adds `interpreter-none-any` before the pure tags, for example `cp313`.
 */
export function portableTags(
  version: PythonVersion,
  interpreter: string | undefined,
  platforms: readonly string[],
): Tag[] {
  const tags = pythonVersions(version).flatMap((python) =>
    platforms.map((platform) => makeTag(python, "none", platform)),
  );
  if (interpreter) tags.push(makeTag(interpreter, "none", "any"));
  return [...tags, ...purePythonTags(version)];
}

/** `py313-none-any`, `py3-none-any`, `py312-none-any` … `py30-none-any`. */
export function purePythonTags(version: PythonVersion): Tag[] {
  return pythonVersions(version).map((python) => makeTag(python, "none", "any"));
}

/** The exact version, then the major version alone, then each older minor version. */
function pythonVersions(version: PythonVersion): string[] {
  const [major, minor] = version;
  if (minor === undefined) return [`py${major}`];
  const names = [`py${versionWithoutDot(version)}`, `py${major}`];
  for (let older = minor - 1; older >= 0; older--) names.push(`py${major}${older}`);
  return names;
}

/** The build without a global lock marks its ABI with `t`, as in `cp313t` (PEP 703). */
function isFreeThreaded(abis: readonly string[]): boolean {
  const flags = /^cp\d+(.*)/u.exec(abis[0] ?? "")?.[1];
  return flags?.includes("t") ?? false;
}

/** The stable ABIs and `none` have their own place in the order, so one mention of each is taken out here. */
function ownAbis(abis: readonly string[], freeThreaded: boolean): string[] {
  const own = [...abis];
  for (const placed of freeThreaded ? ["abi3", "abi3t", "none"] : ["abi3", "none"]) {
    const index = own.indexOf(placed);
    if (index !== -1) own.splice(index, 1);
  }
  return own;
}

/** PEP 384 begins with Python 3.2; `abi3t` follows the same rule although no Python before 3.15 has it (PEP 803). */
function stableAbiApplies([major, minor]: PythonVersion): boolean {
  return minor !== undefined && (major > 3 || (major === 3 && minor >= 2));
}
