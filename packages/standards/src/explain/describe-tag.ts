/** The three parts of a tag in words (PEP 425 and the platform tags that followed). */

const IMPLEMENTATIONS: Readonly<Record<string, string>> = {
  py: "any Python",
  cp: "CPython",
  pp: "PyPy",
  graalpy: "GraalPy",
};

/** `cp313` is "CPython 3.13", `py3` "any Python 3". */
export function describeInterpreter(interpreter: string): string {
  const match = /^([a-z_]+)(\d)(\d*)$/.exec(interpreter);
  if (match === null) return interpreter;
  const [, name = "", major, minor] = match;
  return `${IMPLEMENTATIONS[name] ?? name} ${major}${minor === "" ? "" : `.${minor}`}`;
}

export function describeAbi(abi: string): string {
  switch (abi) {
    case "none":
      return "no compiled part that depends on the interpreter";
    case "abi3":
      return "compiled against the stable ABI: this version of CPython and later ones";
    case "abi3t":
      return "compiled against the stable ABI of free-threaded CPython";
    default:
      return `compiled for the ABI ${abi}${/^cp\d+t/.test(abi) ? ", which is free-threaded" : ""}`;
  }
}

const LEGACY_MANYLINUX: Readonly<Record<string, string>> = { "1": "2.5", "2010": "2.12", "2014": "2.17" };

interface PlatformForm {
  readonly pattern: RegExp;
  readonly describe: (...groups: string[]) => string;
}

const PLATFORM_FORMS: readonly PlatformForm[] = [
  { pattern: /^any$/, describe: () => "any system" },
  {
    pattern: /^manylinux_(\d+)_(\d+)_(.+)$/,
    describe: (major, minor, machine) => glibc(`${major}.${minor}`, machine),
  },
  {
    pattern: /^manylinux(1|2010|2014)_(.+)$/,
    describe: (name = "", machine) => glibc(LEGACY_MANYLINUX[name] ?? name, machine),
  },
  {
    pattern: /^musllinux_(\d+)_(\d+)_(.+)$/,
    describe: (major, minor, machine) => `Linux with musl ${major}.${minor} or newer on ${machine}`,
  },
  { pattern: /^linux_(.+)$/, describe: (machine) => `a Linux like the one that built it, on ${machine}` },
  {
    pattern: /^macosx_(\d+)_(\d+)_(.+)$/,
    describe: (major, minor, machine) => `macOS ${major}.${minor} or newer on ${macMachine(machine)}`,
  },
  { pattern: /^win32$/, describe: () => "Windows on x86" },
  { pattern: /^win_(.+)$/, describe: (machine) => `Windows on ${machine}` },
  {
    pattern: /^ios_(\d+)_(\d+)_(.+)$/,
    describe: (major, minor, machine) => `iOS ${major}.${minor} or newer on ${machine}`,
  },
  {
    pattern: /^android_(\d+)_(.+)$/,
    describe: (level, machine) => `Android API level ${level} or newer on ${machine}`,
  },
  {
    pattern: /^pyemscripten_(\d+)_(\d+)_wasm32$/,
    describe: (year, patch) => `Pyodide's platform of ${year}.${patch}`,
  },
];

export function describePlatform(platform: string): string {
  for (const { pattern, describe } of PLATFORM_FORMS) {
    const match = pattern.exec(platform);
    if (match !== null) return describe(...match.slice(1));
  }
  return platform;
}

function glibc(version: string, machine: string | undefined): string {
  return `Linux with glibc ${version} or newer on ${machine}`;
}

function macMachine(machine = ""): string {
  return machine === "universal2" ? "arm64 and x86_64" : machine;
}
