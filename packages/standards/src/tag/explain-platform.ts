import { type OperatingSystem, platformTags } from "./machine.ts";

/** What a platform tag says: the system, how new it must be, and the processor. */
interface PlatformClaim {
  readonly kind: "windows" | "macos" | "glibc" | "musl" | "linux" | "ios" | "android" | "emscripten";
  readonly version?: ReleasePair;
  readonly architecture: string;
}

const LEGACY_GLIBC: Readonly<Record<string, readonly [number, number]>> = {
  manylinux1: [2, 5],
  manylinux2010: [2, 12],
  manylinux2014: [2, 17],
};

const PATTERNS: readonly (readonly [PlatformClaim["kind"], RegExp])[] = [
  ["macos", /^macosx_(\d+)_(\d+)_(.+)$/u],
  ["glibc", /^manylinux_(\d+)_(\d+)_(.+)$/u],
  ["musl", /^musllinux_(\d+)_(\d+)_(.+)$/u],
  ["ios", /^ios_(\d+)_(\d+)_(.+)$/u],
  ["emscripten", /^pyemscripten_(\d+)_(\d+)_(.+)$/u],
];

/** Whether the system loads binaries with this platform tag; `any` is no binary. */
export function isPlatformLoaded(platform: string, system: OperatingSystem): boolean {
  return platform === "any" || platformTags(system).includes(platform);
}

/** One sentence on why the system does not load binaries with this tag. */
export function explainPlatform(platform: string, system: OperatingSystem): string {
  const claim = readClaim(platform);
  if (!claim) return `built for ${platform}, you have ${describe(system)}`;
  return (
    explainLibrary(claim, system) ??
    explainSystem(claim, system) ??
    explainArchitecture(claim, system) ??
    explainVersion(claim, system) ??
    `built for ${platform}, you have ${describe(system)}`
  );
}

function readClaim(platform: string): PlatformClaim | undefined {
  const legacy = /^(manylinux(?:1|2010|2014))_(.+)$/u.exec(platform);
  if (legacy) return { kind: "glibc", version: LEGACY_GLIBC[legacy[1]!]!, architecture: legacy[2]! };
  for (const [kind, pattern] of PATTERNS) {
    const match = pattern.exec(platform);
    if (match) return { kind, version: [Number(match[1]), Number(match[2])], architecture: match[3]! };
  }
  const android = /^android_(\d+)_(.+)$/u.exec(platform);
  if (android) return { kind: "android", version: [Number(android[1]), 0], architecture: android[2]! };
  if (platform === "win32") return { kind: "windows", architecture: "x86" };
  const simple = /^(win|linux|emscripten)_(.+)$/u.exec(platform);
  if (!simple) return undefined;
  const kind = simple[1] === "win" ? "windows" : (simple[1] as "linux" | "emscripten");
  return { kind, architecture: simple[2]! };
}

/** The commonest surprise: the right system, but the other C library. */
function explainLibrary(claim: PlatformClaim, system: OperatingSystem): string | undefined {
  if (system.name !== "linux" || (claim.kind !== "glibc" && claim.kind !== "musl")) return undefined;
  const family = claim.kind === "glibc" ? "manylinux" : "musllinux";
  if (!system.library) return `${family} wheel on a Linux whose C library is not known`;
  return claim.kind === system.library.name ? undefined : `${family} wheel on ${system.library.name}`;
}

const SYSTEM_OF_KIND: Readonly<Record<PlatformClaim["kind"], OperatingSystem["name"]>> = {
  windows: "windows",
  macos: "macos",
  glibc: "linux",
  musl: "linux",
  linux: "linux",
  ios: "ios",
  android: "android",
  emscripten: "emscripten",
};

function explainSystem(claim: PlatformClaim, system: OperatingSystem): string | undefined {
  const wanted = SYSTEM_OF_KIND[claim.kind];
  return wanted === system.name
    ? undefined
    : `built for ${SYSTEM_NAMES[wanted]}, you have ${describe(system)}`;
}

/** The fat formats of macOS hold several processors. */
const FAT: Readonly<Record<string, readonly string[]>> = {
  universal2: ["arm64", "x86_64"],
  universal: ["x86_64", "i386", "ppc64", "ppc"],
  intel: ["x86_64", "i386"],
  fat: ["i386", "ppc"],
  fat3: ["x86_64", "i386", "ppc"],
  fat64: ["x86_64", "ppc64"],
};

function explainArchitecture(claim: PlatformClaim, system: OperatingSystem): string | undefined {
  const have = architectureOf(system);
  const held = FAT[claim.architecture] ?? [claim.architecture];
  if (have === undefined || held.includes(have)) return undefined;
  return `built for the processor ${claim.architecture}, you have ${have}`;
}

function explainVersion(claim: PlatformClaim, system: OperatingSystem): string | undefined {
  const have = versionOf(system);
  if (!claim.version || !have || !isNewer(claim.version, have)) return undefined;
  // Every PyEmscripten version is a platform of its own (PEP 783).
  if (system.name === "emscripten")
    return `built for PyEmscripten ${claim.version.join(".")}, you have ${have.join(".")}`;
  const what = claim.kind === "glibc" || claim.kind === "musl" ? claim.kind : SYSTEM_NAMES[system.name];
  const [wanted, existing] = [claim.version, have].map((version) =>
    system.name === "android" ? `API level ${version[0]}` : version.join("."),
  );
  return `needs ${what} ${wanted} or newer, you have ${existing}`;
}

type ReleasePair = readonly [number, number];

function isNewer(left: ReleasePair, right: ReleasePair): boolean {
  return left[0] > right[0] || (left[0] === right[0] && left[1] > right[1]);
}

const SYSTEM_NAMES: Readonly<Record<OperatingSystem["name"], string>> = {
  linux: "Linux",
  macos: "macOS",
  windows: "Windows",
  ios: "iOS",
  android: "Android",
  emscripten: "Emscripten",
  other: "another system",
};

function describe(system: OperatingSystem): string {
  return system.name === "other" ? system.platform : SYSTEM_NAMES[system.name];
}

function architectureOf(system: OperatingSystem): string | undefined {
  switch (system.name) {
    case "other":
      return undefined;
    case "ios":
      return system.multiarch.replaceAll("-", "_");
    case "android":
      return system.abi;
    default:
      return system.architecture;
  }
}

function versionOf(system: OperatingSystem): ReleasePair | undefined {
  switch (system.name) {
    case "linux":
      return system.library?.version;
    case "macos":
    case "ios":
      return system.version;
    case "android":
      return [system.apiLevel, 0];
    case "emscripten": {
      const [year, patch] = (system.pyemscripten ?? "").split("_").map(Number);
      return year === undefined || patch === undefined ? undefined : [year, patch];
    }
    default:
      return undefined;
  }
}
