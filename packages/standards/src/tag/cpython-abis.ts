import { type PythonVersion, versionWithoutDot } from "./python-tags.ts";

/** The build options of a CPython that show in its ABI name. */
export interface CPythonBuild {
  /** Built without the global interpreter lock (3.13 and newer; PEP 703). */
  readonly freeThreaded?: boolean;
  readonly debug?: boolean;
  /** Built with Python's own allocator: the default, and in the name before 3.8 (`m`). */
  readonly pymalloc?: boolean;
  /** Built with four-byte Unicode: the default here, and in the name before 3.3 (`u`). */
  readonly wideUnicode?: boolean;
}

/** The ABIs that this CPython loads, best first: `cp313`, `cp313t`, `cp313d` and `cp313`, `cp37m`, `cp27mu`. */
export function cpythonAbis(version: PythonVersion, build: CPythonBuild = {}): string[] {
  const [major, minor] = version;
  if (minor === undefined) return [];
  const name = `cp${versionWithoutDot(version)}`;
  const before = (limit: number): boolean => major < 3 || (major === 3 && minor < limit);
  const threading = build.freeThreaded && !before(13) ? "t" : "";
  const debug = build.debug ? "d" : "";
  const allocator = before(8) && (build.pymalloc ?? true) ? "m" : "";
  const unicode = before(3) && (build.wideUnicode ?? true) ? "u" : "";
  const abis = [`${name}${threading}${debug}${allocator}${unicode}`];
  // Since 3.8 a debug build also loads extension modules of the ordinary build.
  if (debug && !before(8)) abis.push(`${name}${threading}`);
  return abis;
}
