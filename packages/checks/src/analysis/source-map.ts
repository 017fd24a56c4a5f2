/**
 * Which file of the source a file of the wheel was made from. Backends can put anything anywhere; what is looked for is
 * what nearly all do: the package's folder as it is, below some folder of the source.
 */

import type { Source } from "../facts/member-facts.ts";
import type { WheelFacts } from "../facts/wheel-facts.ts";
import { topLevelNames } from "./top-level.ts";

/** A top-level package of the wheel and its folder in the source. */
export interface MappedPackage {
  readonly name: string;
  /** With a slash at its end. */
  readonly folder: string;
}

/** Folders in which copies of a package lie that nobody packs. */
const NOT_SOURCE =
  /(?:^|\/)(?:build|dist|\.[^/]+|venv|env|node_modules|site-packages|tests?|docs?|examples?|[^/]+\.egg-info)\//;

/** The packages of the wheel that the source has too. */
export function mapPackages(wheel: WheelFacts, source: Source): MappedPackage[] {
  return topLevelNames(wheel).flatMap(({ name }) => {
    const folder = folderOf(wheel, source, name);
    return folder === undefined ? [] : [{ name, folder }];
  });
}

/** The folder that shares most files with the package, the shortest of equals. */
function folderOf(wheel: WheelFacts, source: Source, name: string): string | undefined {
  const installed = [...wheel.installed.values()].filter((path) => path.startsWith(`${name}/`));
  const folders = new Set<string>();
  for (const path of source.files.keys()) {
    const at = `/${path}`.indexOf(`/${name}/`);
    if (at >= 0 && !NOT_SOURCE.test(path.slice(0, at))) folders.add(path.slice(0, at + name.length + 1));
  }
  const scored = [...folders].map((folder) => ({
    folder,
    shared: installed.filter((path) => source.files.has(folder + path.slice(name.length + 1))).length,
  }));
  return scored
    .filter(({ shared }) => shared > 0)
    .toSorted((one, other) => other.shared - one.shared || one.folder.length - other.folder.length)[0]
    ?.folder;
}

/** The path below site-packages to which a source file of a mapped package belongs. */
export function installedPathOf({ name, folder }: MappedPackage, path: string): string {
  return `${name}/${path.slice(folder.length)}`;
}
