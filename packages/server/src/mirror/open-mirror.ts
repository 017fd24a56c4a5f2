/** Which upstream the server mirrors: the one that is set, else the one that the machine's uv or pip uses. */
import { join } from "node:path";
import { discoverCertificates, discoverUpstream, type Machine, readIndexAddress } from "@linchpin/client";
import type { Settings } from "../settings/definitions.ts";
import { absentMirror } from "./absent-mirror.ts";
import { createMirror, type Mirror, type MirrorDeps } from "./mirror.ts";

/** What may be printed about the upstream. */
export type UpstreamReport =
  | {
      /** Without credentials. */
      readonly url: string;
      /** Where it was found; undefined where it is set for this server. */
      readonly origin: string | undefined;
    }
  | { readonly none: string };

export interface OpenedMirror {
  readonly mirror: Mirror;
  readonly upstream: UpstreamReport;
}

/** `machine`: whose installers are asked; without it, only what is set for this server counts. */
export async function openMirror(
  settings: Settings,
  machine: Machine | undefined,
  deps: Omit<MirrorDeps, "folder">,
): Promise<OpenedMirror> {
  const found = await findUpstream(settings, machine);
  if ("none" in found) return { mirror: absentMirror(found.none), upstream: found };
  const upstream = {
    url: found.url,
    certificateFile: machine && discoverCertificates(machine),
    pageMaxAge: settings["mirror.page-max-age"],
    timeout: settings["mirror.timeout"],
  };
  const mirror = createMirror(upstream, { ...deps, folder: settings.data });
  return { mirror, upstream: { url: readIndexAddress(found.url).root.href, origin: found.origin } };
}

async function findUpstream(
  settings: Settings,
  machine: Machine | undefined,
): Promise<{ readonly url: string; readonly origin: string | undefined } | { readonly none: string }> {
  const url = settings["mirror.upstream"];
  if (url !== undefined) return { url, origin: undefined };
  if (machine === undefined) return { none: "no upstream index is set" };
  // Beside the data, so that a start does not wait for an installer each time.
  return await discoverUpstream(machine, { cacheFile: join(settings.data, "default-index.json") });
}
