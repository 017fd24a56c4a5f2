import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import { cpythonAbis } from "./cpython-abis.ts";
import type { Machine, OperatingSystem } from "./machine.ts";
import { platformName } from "./mobile-platforms.ts";
import { type PythonVersion, versionWithoutDot } from "./python-tags.ts";

/*
 * A machine in one word, for command lines, tests and settings:
 *
 *     machine     = python [ "+" abi ] "-" system
 *     python      = name major minor [ flags ]              cp313  cp313t  cp37m  pp310  graalpy311
 *     system      = "linux" "-" processor [ "-" library ]   linux-x86_64-glibc2.28  linux-aarch64-musl1.2
 *                 / "macos" "-" processor "-" release       macos-arm64-14.2
 *                 / "windows" "-" processor                 windows-amd64  windows-arm64  windows-x86
 *                 / "ios" "-" multiarch "-" release         ios-arm64_iphoneos-17.2
 *                 / "android" "-" abi "-" level             android-arm64_v8a-24
 *                 / "emscripten" "-" "wasm32" [ "-" abi ]   emscripten-wasm32-2025.0
 *     library     = ( "glibc" / "musl" ) major "." minor
 *
 * The first digit of the Python version is the major one. `t` is a free-threaded build, `d` a debug build. Without a
 * library, a Linux is only sure to run wheels that were built on it.
 */

const PYTHON = /^([a-z]+)([0-9])([0-9]{1,3})(t?)(d?)(?:\+([A-Za-z0-9_]+))?$/u;

/**
 * Reads a machine descriptor such as `cp313-linux-x86_64-glibc2.28`.
 * @throws StandardsError `machine-invalid`.
 */
export function parseMachine(text: string): Machine {
  const [python = "", system = "", ...details] = text.split("-");
  const match = PYTHON.exec(python);
  if (!match)
    throw invalid(text, `${excerpt(python)} names no Python; write for example cp313, cp313t or pp310`);
  const [, implementation, major, minor, threading, debug, abi] = match;
  const pythonVersion: PythonVersion = [Number(major), Number(minor)];
  const build = { freeThreaded: threading === "t", debug: debug === "d" };
  const abis = abi === undefined ? defaultAbis(implementation!, pythonVersion, build) : [abi];
  return { implementation: implementation!, pythonVersion, abis, system: parseSystem(text, system, details) };
}

function defaultAbis(
  implementation: string,
  version: PythonVersion,
  build: { readonly freeThreaded: boolean; readonly debug: boolean },
): string[] {
  if (implementation === "cp") return cpythonAbis(version, build);
  // PyPy's ABI has not changed since its version 7.3.
  if (implementation === "pp") return [`pypy${versionWithoutDot(version)}_pp73`];
  return [];
}

function parseSystem(text: string, system: string, details: readonly string[]): OperatingSystem {
  const [first, second] = details;
  if (first !== undefined && details.length <= 2) {
    const parsed = SYSTEMS[system]?.(first, second);
    if (parsed) return parsed;
  }
  throw invalid(text, `${excerpt([system, ...details].join("-"))} names no system`);
}

/** Each gives `undefined` when the details do not fit. */
const SYSTEMS: Readonly<
  Record<string, (first: string, second: string | undefined) => OperatingSystem | undefined>
> = {
  linux: (architecture, library) => {
    if (library === undefined) return { name: "linux", architecture };
    const match = /^(glibc|musl)([0-9]{1,3}\.[0-9]{1,3})$/u.exec(library);
    const name = match?.[1] === "musl" ? "musl" : "glibc";
    return match
      ? { name: "linux", architecture, library: { name, version: release(match[2])! } }
      : undefined;
  },
  macos: (architecture, text) => {
    const version = release(text);
    return version && { name: "macos", architecture, version };
  },
  windows: (architecture, rest) => (rest === undefined ? { name: "windows", architecture } : undefined),
  ios: (multiarch, text) => {
    const version = release(text);
    return version && { name: "ios", multiarch, version };
  },
  android: (abi, level) =>
    level !== undefined && /^[0-9]{1,3}$/u.test(level)
      ? { name: "android", abi, apiLevel: Number(level) }
      : undefined,
  emscripten: (architecture, text) => {
    if (text === undefined) return { name: "emscripten", architecture };
    const version = release(text);
    return version && { name: "emscripten", architecture, pyemscripten: platformName(version.join(".")) };
  },
};

/** `14.2` or `14`. */
function release(text: string | undefined): [number, number] | undefined {
  const match = /^([0-9]{1,4})(?:\.([0-9]{1,3}))?$/u.exec(text ?? "");
  return match ? [Number(match[1]), Number(match[2] ?? 0)] : undefined;
}

function invalid(text: string, why: string): StandardsError {
  return new StandardsError({
    code: "machine-invalid",
    severity: "error",
    state: `${excerpt(text)} does not describe a machine: ${why}`,
    trigger: "reading a machine descriptor",
    consequence: "there is no telling which wheels fit",
    remedy:
      "write python-system-processor-release, for example cp313-linux-x86_64-glibc2.28 or cp312-macos-arm64-14.2",
    span: { start: 0, end: text.length },
  });
}

/** Prints the descriptor that `parseMachine` reads. Systems that it has no word for are printed by their platform. */
export function machineToString(machine: Machine): string {
  return `${pythonToString(machine)}-${systemToString(machine.system)}`;
}

function pythonToString({ implementation, pythonVersion, abis }: Machine): string {
  const python = `${implementation}${versionWithoutDot(pythonVersion)}`;
  const [best] = abis;
  const flags = best?.startsWith(python) ? best.slice(python.length) : "";
  if (implementation === "cp" && /^t?d?$/u.test(flags)) return python + flags;
  const isDefault =
    best === defaultAbis(implementation, pythonVersion, { freeThreaded: false, debug: false })[0];
  return isDefault || best === undefined ? python : `${python}+${best}`;
}

function systemToString(system: OperatingSystem): string {
  switch (system.name) {
    case "linux": {
      const { library } = system;
      const suffix = library ? `-${library.name}${library.version.join(".")}` : "";
      return `linux-${system.architecture}${suffix}`;
    }
    case "macos":
      return `macos-${system.architecture}-${system.version.join(".")}`;
    case "windows":
      return `windows-${system.architecture}`;
    case "ios":
      return `ios-${system.multiarch}-${system.version.join(".")}`;
    case "android":
      return `android-${system.abi}-${system.apiLevel}`;
    case "emscripten":
      return `emscripten-${system.architecture}${system.pyemscripten ? `-${system.pyemscripten.replace("_", ".")}` : ""}`;
    default:
      return system.platform;
  }
}
