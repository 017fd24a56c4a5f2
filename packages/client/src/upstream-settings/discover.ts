/** The upstream that this machine uses already: what its uv or pip is set to, else what an installer says its default is. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Machine, readIfThere } from "./machine.ts";
import { type FoundSetting, pipSetting, pipSwitch } from "./pip-settings.ts";
import { reportedDefault } from "./reported-default.ts";
import { uvDefaultIndex } from "./uv-settings.ts";

export type DiscoveredUpstream =
  /** `url` may hold credentials; `origin` says where it was found, and never holds any. */
  | { readonly url: string; readonly origin: string }
  /** One sentence: why there is none. */
  | { readonly none: string };

export interface DiscoverOptions {
  /** Where the answer of an installer is kept, since asking one takes longer than starting a server. */
  readonly cacheFile?: string;
}

/**
 * In the order of the installers' own documentation: uv's variables and files, pip's variables and files, then the
 * default of an installed pip or uv. A setting that is no http or https URL means that there is nothing to mirror.
 */
export async function discoverUpstream(
  machine: Machine,
  { cacheFile }: DiscoverOptions = {},
): Promise<DiscoveredUpstream> {
  const set = uvDefaultIndex(machine) ?? pipSetting(machine, "index-url");
  if (set !== undefined) return usable(set);
  if (pipSwitch(machine, "no-index")) return { none: "pip is set to use no index (no-index)" };
  const reported = await cachedDefault(machine, cacheFile);
  return reported === undefined
    ? { none: "neither uv nor pip is set to use one, and none is installed" }
    : usable(reported);
}

function usable({ value, origin }: FoundSetting): DiscoveredUpstream {
  if (/^https?:\/\//i.test(value) && URL.canParse(value)) return { url: value, origin };
  return { none: `${origin} is set to something that is no http or https URL` };
}

async function cachedDefault(
  machine: Machine,
  cacheFile: string | undefined,
): Promise<FoundSetting | undefined> {
  const cached = cacheFile === undefined ? undefined : readCache(cacheFile);
  if (cached !== undefined) return cached;
  const reported = await reportedDefault(machine);
  if (reported !== undefined && cacheFile !== undefined) {
    mkdirSync(dirname(cacheFile), { recursive: true });
    writeFileSync(cacheFile, JSON.stringify(reported));
  }
  return reported;
}

/** Deleting the file is all it takes to ask again; a default has not changed in the life of any installer. */
function readCache(file: string): FoundSetting | undefined {
  try {
    const { value, origin } = JSON.parse(readIfThere(file) ?? "") as Partial<FoundSetting>;
    return typeof value === "string" && typeof origin === "string" ? { value, origin } : undefined;
  } catch {
    return undefined;
  }
}
