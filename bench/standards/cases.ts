/** Versions, markers and requirements as indexes hold them, the same in every run. */

/** From 0 up to, not including, the limit; a linear congruential generator. */
function makeRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * limit);
  };
}

/** Final releases mostly, one in ten a pre-release, a few post-releases, development releases and local versions. */
export function versionTexts(count: number): string[] {
  const below = makeRandom(440);
  return Array.from({ length: count }, () => {
    let text = `${below(30)}.${below(30)}`;
    if (below(10) < 8) text += `.${below(40)}`;
    if (below(10) === 0) text += `${["a", "b", "rc"][below(3)]}${below(9)}`;
    if (below(20) === 0) text += `.post${below(4)}`;
    if (below(20) === 0) text += `.dev${below(400)}`;
    return below(50) === 0 ? `${text}+local.${below(9)}` : text;
  });
}

const NAMES = [
  "requests",
  "numpy",
  "typing-extensions",
  "pytest-cov",
  "zope.interface",
  "importlib_metadata",
];
const TAILS = [
  "",
  "",
  "",
  '; python_version < "3.11"',
  '; extra == "test"',
  '; sys_platform == "win32" and python_version >= "3.8"',
];

/** Requirements as in the metadata of wheels. */
export function requirementTexts(count: number): string[] {
  const below = makeRandom(508);
  return Array.from({ length: count }, () => {
    const extras = below(7) === 0 ? "[socks,security]" : "";
    const upper = below(5) < 2 ? `,<${1 + below(40)}` : "";
    const hole = below(5) === 0 ? `,!=${below(9)}.${below(9)}.*` : "";
    return `${NAMES[below(NAMES.length)]}${extras}>=${below(20)}.${below(30)}.${below(9)}${upper}${hole}${TAILS[below(TAILS.length)]}`;
  });
}

export const MARKER_TEXTS: readonly string[] = [
  'python_version >= "3.8"',
  'sys_platform == "win32"',
  'python_version < "3.10" and sys_platform != "darwin"',
  'extra == "test"',
  'platform_python_implementation == "CPython" and (os_name == "nt" or python_full_version >= "3.9.1")',
];

export const ENVIRONMENT = {
  implementation_name: "cpython",
  implementation_version: "3.13.1",
  os_name: "posix",
  platform_machine: "x86_64",
  platform_python_implementation: "CPython",
  platform_release: "6.1.0",
  platform_system: "Linux",
  platform_version: "#1 SMP",
  python_full_version: "3.13.1",
  python_version: "3.13",
  sys_platform: "linux",
} as const;
