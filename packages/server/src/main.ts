/** Wires the server: drivers behind ports, use cases over them, HTTP on top. The only place that knows all of them. */

import type { Machine } from "@linchpin/client";
import { type AdministratorToken, ensureAdministrator } from "./auth/administrator.ts";
import { blobsRoot, openLocalBlobStore } from "./blobs/local-store.ts";
import { BlockCache } from "./blocks/block-cache.ts";
import { type Database, openDatabase } from "./database/open.ts";
import { DEFAULT_INDEXES } from "./domain/model.ts";
import { type Clock, type DistributionVetting, type Faults, NO_FAULTS } from "./domain/ports.ts";
import { createApp } from "./http/app.ts";
import type { ServerDeps } from "./http/deps.ts";
import { listen, stopListening } from "./http/listen.ts";
import { createLog, type Log } from "./log/log.ts";
import { lockFolder } from "./maintenance/lock-folder.ts";
import { openMirror, type UpstreamReport } from "./mirror/open-mirror.ts";
import type { Settings } from "./settings/definitions.ts";
import { createDistributionReader } from "./workers/distribution-reader.ts";
import { createDistributionVetting } from "./workers/distribution-vetting.ts";
import { WorkerPool } from "./workers/worker-pool.ts";

export interface ServerOptions {
  readonly clock?: Clock;
  readonly faults?: Faults;
  readonly log?: Log;
  /** Instead of the rules of `checks`. */
  readonly vetting?: DistributionVetting;
  /** Whose uv and pip say which index to mirror where none is set; without it, none is mirrored then. */
  readonly machine?: Machine;
}

export interface RunningServer {
  /** `http://127.0.0.1:8417`, without a slash at its end. */
  readonly url: string;
  readonly settings: Settings;
  /** Where the administrator's token lies, and whether this start made it. */
  readonly administrator: AdministratorToken;
  /** What the index `pypi` mirrors, or why it mirrors nothing. */
  readonly upstream: UpstreamReport;
  /** Stops accepting, lets requests finish (10 s at most), closes the database, gives the data folder free. Harmless when it is done. */
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };

/** Throws OperatorError where the data folder or the port is in use, or the database is of a newer program. */
export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<RunningServer> {
  const unlock = lockFolder(settings.data);
  const pool = new WorkerPool();
  const closing: (() => unknown)[] = [unlock, () => pool.close()];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const database = await openDatabase(settings.data, options.faults ?? NO_FAULTS);
    closing.push(() => database.close());
    const { deps, upstream } = await openDeps(settings, options, { database, pool });
    closing.push(() => deps.mirror.close());
    const administrator = await ensureAdministrator(settings.data, { ...deps, isNew: database.isNew });
    const app = createApp(deps);
    closing.push(() => stopListening(app));
    const url = await listen(app, settings);
    return { url, settings, administrator, upstream, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDeps(
  settings: Settings,
  options: ServerOptions,
  { database, pool }: { readonly database: Database; readonly pool: WorkerPool },
): Promise<{ readonly deps: ServerDeps; readonly upstream: UpstreamReport }> {
  const faults = options.faults ?? NO_FAULTS;
  const local = {
    settings,
    indexes: DEFAULT_INDEXES,
    ledger: database.ledger,
    catalogue: database.catalogue,
    blobs: await openLocalBlobStore(blobsRoot(settings.data), faults, pool),
    blocks: new BlockCache(),
    reader: createDistributionReader(pool),
    vetting: options.vetting ?? createDistributionVetting(pool),
    clock: options.clock ?? SYSTEM_CLOCK,
    faults,
    log: options.log ?? createLog(settings["log-level"]),
  };
  const { mirror, upstream } = await openMirror(settings, options.machine, local);
  return { deps: { ...local, mirror }, upstream };
}
