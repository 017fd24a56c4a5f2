/** The C library of a Linux: which one, and its version. */
export interface CLibrary {
  readonly name: "glibc" | "musl";
  readonly version: readonly [major: number, minor: number];
}

/** The processors for which PEP 600 platform tags are made on every machine (32-bit ones need a look at the ELF header). */
const MANYLINUX_ARCHITECTURES = new Set([
  "x86_64",
  "aarch64",
  "ppc64",
  "ppc64le",
  "s390x",
  "loongarch64",
  "riscv64",
  // 32-bit machines: taken at their word, since a described machine has no ELF header to look into.
  "i686",
  "armv7l",
]);

/** The aliases that came before PEP 600: PEP 513, 571 and 599. */
const LEGACY_ALIASES = new Map([
  ["2.17", "manylinux2014"],
  ["2.12", "manylinux2010"],
  ["2.5", "manylinux1"],
]);

/** When glibc 3 comes, programs for any 2.x run on it; this stands in for the last 2.x, which nobody knows yet. */
const LAST_MINOR_OF_OLDER_MAJOR = 50;

/**
 * The platform tags that a Linux loads, best first: built on this very kind of machine (`linux_*`), then manylinux or
 * musllinux from the newest C library down to the oldest that counts (PEP 600, PEP 656).
 * @param architecture as the machine names itself: `x86_64`, `aarch64`, `armv7l`, `i686` …
 * @param library absent when unknown: only wheels built on this machine are then sure to run.
 */
export function linuxPlatforms(architecture: string, library?: CLibrary): string[] {
  // A 32-bit Python on an ARMv8 kernel also runs ARMv7 binaries.
  const architectures = architecture === "armv8l" ? ["armv8l", "armv7l"] : [architecture];
  const native = architectures.map((name) => `linux_${name}`);
  if (library === undefined) return native;
  const portable = library.name === "glibc" ? manylinuxPlatforms : musllinuxPlatforms;
  return [...native, ...portable(architectures, library.version)];
}

/** PEP 600, with the older aliases each behind its modern spelling. */
export function manylinuxPlatforms(
  architectures: readonly string[],
  glibc: readonly [major: number, minor: number],
): string[] {
  if (!architectures.some((name) => MANYLINUX_ARCHITECTURES.has(name))) return [];
  const isIntel = architectures.some((name) => name === "x86_64" || name === "i686");
  const oldestMinor = isIntel ? 5 : 17;
  return architectures.flatMap((architecture) =>
    glibcVersions(glibc, oldestMinor).flatMap((version) => manylinuxNames(version, architecture)),
  );
}

/** PEP 656: musl promises compatibility within one major version. */
export function musllinuxPlatforms(
  architectures: readonly string[],
  [major, minor]: readonly [major: number, minor: number],
): string[] {
  return architectures.flatMap((architecture) =>
    Array.from({ length: minor + 1 }, (_, index) => `musllinux_${major}_${minor - index}_${architecture}`),
  );
}

function manylinuxNames([major, minor]: readonly [number, number], architecture: string): string[] {
  const modern = `manylinux_${major}_${minor}_${architecture}`;
  const alias = LEGACY_ALIASES.get(`${major}.${minor}`);
  return alias === undefined ? [modern] : [modern, `${alias}_${architecture}`];
}

/** Every glibc from the machine's own down to 2.`oldestMinor`, across major versions. */
function glibcVersions([major, minor]: readonly [number, number], oldestMinor: number): [number, number][] {
  const versions: [number, number][] = [];
  const newestMinors = [[major, minor] as const];
  for (let older = major - 1; older > 1; older--) newestMinors.push([older, LAST_MINOR_OF_OLDER_MAJOR]);
  for (const [currentMajor, newest] of newestMinors) {
    const oldest = currentMajor === 2 ? oldestMinor : 0;
    for (let current = newest; current >= oldest; current--) versions.push([currentMajor, current]);
  }
  return versions;
}
