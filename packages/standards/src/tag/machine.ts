import { cpythonAbis } from "./cpython-abis.ts";
import { type CLibrary, linuxPlatforms } from "./linux-platforms.ts";
import { type AppleVersion, macPlatforms } from "./mac-platforms.ts";
import { androidPlatforms, iosPlatforms, platformName } from "./mobile-platforms.ts";
import {
  cpythonTags,
  genericTags,
  type PythonVersion,
  portableTags,
  versionWithoutDot,
} from "./python-tags.ts";
import type { Tag } from "./tag.ts";

/** An operating system with what decides which binaries it loads. */
export type OperatingSystem =
  | { readonly name: "linux"; readonly architecture: string; readonly library?: CLibrary }
  | { readonly name: "macos"; readonly architecture: string; readonly version: AppleVersion }
  | { readonly name: "windows"; readonly architecture: string }
  | { readonly name: "ios"; readonly multiarch: string; readonly version: AppleVersion }
  | { readonly name: "android"; readonly abi: string; readonly apiLevel: number }
  | { readonly name: "emscripten"; readonly architecture: string; readonly pyemscripten?: string }
  /** Any other: its platform tag as `sysconfig.get_platform()` gives it, for example `freebsd_14_0_amd64`. */
  | { readonly name: "other"; readonly platform: string };

/** A Python on a system: all that its list of compatible tags depends on. */
export interface Machine {
  /** The short name that tags use: `cp`, `pp`, `graalpy` … */
  readonly implementation: string;
  readonly pythonVersion: PythonVersion;
  /** The ABIs that this interpreter loads, best first, for example `["cp313"]`. */
  readonly abis: readonly string[];
  readonly system: OperatingSystem;
}

/** A machine with an ordinary CPython, or a free-threaded one. */
export function cpythonMachine(
  pythonVersion: PythonVersion,
  system: OperatingSystem,
  build: { readonly freeThreaded?: boolean } = {},
): Machine {
  return { implementation: "cp", pythonVersion, abis: cpythonAbis(pythonVersion, build), system };
}

/** The tags of the wheels that this machine can install, best first: what pip calls the compatible tags. */
export function compatibleTags(machine: Machine): Tag[] {
  const platforms = platformTags(machine.system);
  const { implementation, pythonVersion, abis } = machine;
  const interpreter = `${implementation}${versionWithoutDot(pythonVersion)}`;
  const own =
    implementation === "cp"
      ? cpythonTags(pythonVersion, abis, platforms)
      : genericTags(interpreter, abis, platforms);
  return [...own, ...portableTags(pythonVersion, pureInterpreter(implementation, interpreter), platforms)];
}

/** Pure wheels may be made for one interpreter: `cp313-none-any`, but `pp3-none-any` whatever the PyPy version. */
function pureInterpreter(implementation: string, interpreter: string): string | undefined {
  if (implementation === "pp") return "pp3";
  return implementation === "cp" ? interpreter : undefined;
}

/** The platform tags that this system loads, best first. */
export function platformTags(system: OperatingSystem): string[] {
  switch (system.name) {
    case "linux":
      return linuxPlatforms(platformName(system.architecture), system.library);
    case "macos":
      return macPlatforms(system.version, system.architecture);
    case "windows":
      return [system.architecture === "x86" ? "win32" : `win_${platformName(system.architecture)}`];
    case "ios":
      return iosPlatforms(system.version, system.multiarch);
    case "android":
      return androidPlatforms(system.apiLevel, system.abi);
    case "emscripten":
      return emscriptenPlatforms(system.architecture, system.pyemscripten);
    default:
      return [platformName(system.platform)];
  }
}

/** PEP 783: `pyemscripten_{year}_{patch}_wasm32` ahead of what `sysconfig` says. */
function emscriptenPlatforms(architecture: string, version: string | undefined): string[] {
  const generic = `emscripten_${platformName(architecture)}`;
  return version === undefined ? [generic] : [`pyemscripten_${platformName(version)}_wasm32`, generic];
}
