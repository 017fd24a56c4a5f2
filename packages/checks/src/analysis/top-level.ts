/** The names that a wheel puts directly into site-packages. */

import type { WheelFacts } from "../facts/wheel-facts.ts";
import { oncePer } from "./once.ts";

export interface TopLevel {
  /** The folder, or the module without its suffix. */
  readonly name: string;
  /** The first member of it. */
  readonly member: string;
  readonly hasModules: boolean;
}

/** Folders and modules, without the metadata folder and libraries that repair tools add. */
export const topLevelNames: (wheel: WheelFacts) => readonly TopLevel[] = oncePer((wheel) => {
  const tops = new Map<string, TopLevel>();
  for (const [member, path] of wheel.installed) {
    const slash = path.indexOf("/");
    const name = slash < 0 ? moduleName(path) : path.slice(0, slash);
    if (name === undefined || /\.(?:dist-info|data|libs)$/.test(name)) continue;
    const hasModules = /\.(?:py|so|pyd)$/.test(path);
    const known = tops.get(name);
    if (known === undefined || (!known.hasModules && hasModules))
      tops.set(name, { name, member, hasModules });
  }
  return [...tops.values()];
});

/** Of a file that lies directly in site-packages; undefined where it is no module. */
function moduleName(path: string): string | undefined {
  const match = /^([^.]+)(?:\.[\w-]+)?\.(?:py|so|pyd)$/.exec(path);
  return match?.[1] === "__init__" ? undefined : match?.[1];
}
