/** What an interpreter said of itself (describe.py), and what follows: its machine, tags and marker variables. */
import {
  compatibleTags,
  cpythonMachine,
  type Machine,
  type OperatingSystem,
  tagToString,
} from "@linchpin/standards";
import { z } from "zod";
import type { TargetEnvironment } from "../requirements/resolve.ts";

const MARKER_SCHEMA = z.object({
  implementation_name: z.string(),
  implementation_version: z.string(),
  os_name: z.string(),
  platform_machine: z.string(),
  platform_python_implementation: z.string(),
  platform_release: z.string(),
  platform_system: z.string(),
  platform_version: z.string(),
  python_full_version: z.string(),
  python_version: z.string(),
  sys_platform: z.string(),
});

const DESCRIPTION_SCHEMA = z.object({
  executable: z.string(),
  /** Of the interpreter that a virtual environment was made from; else the same. */
  base_executable: z.string(),
  version: z.tuple([z.number(), z.number(), z.number()]),
  markers: MARKER_SCHEMA,
  platform: z.string(),
  free_threaded: z.boolean(),
  pointer_bits: z.number(),
  libc: z.array(z.string()),
  macos: z.string(),
  pyemscripten: z.string().nullish(),
  prefix: z.string(),
  base_prefix: z.string(),
});

export type InterpreterDescription = z.infer<typeof DESCRIPTION_SCHEMA>;

/** Reads the JSON that describe.py prints; throws ZodError for anything else. */
export function parseDescription(text: string): InterpreterDescription {
  return DESCRIPTION_SCHEMA.parse(JSON.parse(text));
}

/** The marker variables and the compatible tags, best first. */
export function targetEnvironment(description: InterpreterDescription): TargetEnvironment {
  return { markers: description.markers, tags: compatibleTags(machineOf(description)).map(tagToString) };
}

function machineOf(description: InterpreterDescription): Machine {
  const [major, minor] = description.version;
  const system = operatingSystem(description);
  if (description.markers.implementation_name === "cpython") {
    return cpythonMachine([major, minor], system, { freeThreaded: description.free_threaded });
  }
  const implementation =
    description.markers.implementation_name === "pypy" ? "pp" : description.markers.implementation_name;
  return { implementation, pythonVersion: [major, minor], abis: ["none"], system };
}

function operatingSystem(description: InterpreterDescription): OperatingSystem {
  const { sys_platform, platform_machine } = description.markers;
  switch (sys_platform) {
    case "linux":
      return { name: "linux", architecture: linuxArchitecture(description), ...cLibrary(description.libc) };
    case "darwin":
      return { name: "macos", architecture: platform_machine, version: twoNumbers(description.macos) };
    case "win32":
      return {
        name: "windows",
        architecture: description.pointer_bits === 32 ? "x86" : platform_machine.toLowerCase(),
      };
    case "emscripten":
      return {
        name: "emscripten",
        architecture: description.platform.replace(/^emscripten-/, ""),
        ...(description.pyemscripten ? { pyemscripten: description.pyemscripten } : {}),
      };
    default:
      return { name: "other", platform: description.platform };
  }
}

/** A 32-bit Python on a 64-bit kernel runs 32-bit wheels. */
function linuxArchitecture({ markers, pointer_bits }: InterpreterDescription): string {
  if (pointer_bits === 64) return markers.platform_machine;
  const narrow: Readonly<Record<string, string>> = { x86_64: "i686", aarch64: "armv8l" };
  return narrow[markers.platform_machine] ?? markers.platform_machine;
}

/** platform.libc_ver() names glibc, and says nothing on musl. */
function cLibrary(libc: readonly string[]) {
  const [name, version] = libc;
  if (name !== "glibc" || !version) return {};
  return { library: { name: "glibc", version: twoNumbers(version) } } as const;
}

function twoNumbers(version: string): readonly [number, number] {
  const [major = "0", minor = "0"] = version.split(".");
  return [Number.parseInt(major, 10), Number.parseInt(minor, 10)];
}
