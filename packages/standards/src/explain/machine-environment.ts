/** The marker environment of a described machine (PEP 508 § Environment markers). */

import type { MarkerEnvironment } from "../marker/environment.ts";
import type { Machine, OperatingSystem } from "../tag/machine.ts";

type SystemValues = Pick<
  MarkerEnvironment,
  "os_name" | "sys_platform" | "platform_system" | "platform_machine"
>;

const IMPLEMENTATIONS: Readonly<Record<string, readonly [name: string, platformName: string]>> = {
  cp: ["cpython", "CPython"],
  pp: ["pypy", "PyPy"],
  graalpy: ["graalpy", "GraalVM"],
};

/**
 * The values that markers see on the machine. A description knows no micro version and no kernel: the first release
 * of the Python stands for all of them, and releases and versions of the platform are empty.
 */
export function environmentOfMachine(machine: Machine): MarkerEnvironment {
  const { implementation, pythonVersion } = machine;
  const [major, minor = 0] = pythonVersion;
  const [name, platformName] = IMPLEMENTATIONS[implementation] ?? [implementation, implementation];
  return {
    implementation_name: name,
    implementation_version: `${major}.${minor}.0`,
    ...systemValues(machine.system),
    platform_python_implementation: platformName,
    platform_release: "",
    platform_version: "",
    python_full_version: `${major}.${minor}.0`,
    python_version: `${major}.${minor}`,
  };
}

function systemValues(system: OperatingSystem): SystemValues {
  switch (system.name) {
    case "linux":
      return posix("linux", "Linux", system.architecture);
    case "macos":
      return posix("darwin", "Darwin", system.architecture);
    case "windows":
      return {
        os_name: "nt",
        sys_platform: "win32",
        platform_system: "Windows",
        platform_machine: system.architecture === "x86" ? "x86" : system.architecture.toUpperCase(),
      };
    case "ios":
      return posix("ios", "iOS", system.multiarch.replace(/_iphone.*$/, ""));
    case "android":
      return posix("android", "Android", system.abi === "arm64_v8a" ? "aarch64" : system.abi);
    case "emscripten":
      return posix("emscripten", "Emscripten", system.architecture);
    default:
      return posix(system.platform, system.platform, "");
  }
}

function posix(sysPlatform: string, platformSystem: string, machine: string): SystemValues {
  return {
    os_name: "posix",
    sys_platform: sysPlatform,
    platform_system: platformSystem,
    platform_machine: machine,
  };
}
