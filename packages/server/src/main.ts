/** Wires the server: drivers behind ports, use cases over them, HTTP on top. The only place that knows all of them. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type AdministratorToken, ensureAdministrator } from "./auth/administrator.ts";
import { openLocalBlobStore } from "./blobs/local-store.ts";
import { BlockCache } from "./blocks/block-cache.ts";
import { openDatabase } from "./database/open.ts";
import { DEFAULT_INDEXES } from "./domain/model.ts";
import { type Clock, type Faults, NO_FAULTS } from "./domain/ports.ts";
import { createApp } from "./http/app.ts";
import type { ServerDeps } from "./http/deps.ts";
import { createLog, type Log } from "./log/log.ts";
import { absentMirror } from "./mirror/absent-mirror.ts";
import type { Settings } from "./settings/definitions.ts";
import { stopListening } from "./shutdown.ts";
import { createDistributionReader } from "./workers/distribution-reader.ts";
import { WorkerPool } from "./workers/worker-pool.ts";

export interface ServerOptions {
  readonly clock?: Clock;
  readonly faults?: Faults;
  readonly log?: Log;
}

export interface RunningServer {
  /** `http://127.0.0.1:8417`, without a slash at its end. */
  readonly url: string;
  readonly settings: Settings;
  /** Where the administrator's token lies, and whether this start made it. */
  readonly administrator: AdministratorToken;
  /** Stops accepting, lets requests finish (10 s at most), closes the database. */
  close(): Promise<void>;
}

const SYSTEM_CLOCK: Clock = { now: () => new Date() };

export async function startServer(settings: Settings, options: ServerOptions = {}): Promise<RunningServer> {
  const faults = options.faults ?? NO_FAULTS;
  await mkdir(settings.data, { recursive: true });
  const pool = new WorkerPool();
  const database = await openDatabase(settings.data, faults);
  const deps: ServerDeps = {
    settings,
    indexes: DEFAULT_INDEXES,
    ledger: database.ledger,
    catalogue: database.catalogue,
    blobs: await openLocalBlobStore(join(settings.data, "blobs"), faults, pool),
    mirror: absentMirror("no upstream index is set"),
    blocks: new BlockCache(),
    reader: createDistributionReader(pool),
    vetting: { vet: async () => [] },
    clock: options.clock ?? SYSTEM_CLOCK,
    faults,
    log: options.log ?? createLog(settings["log-level"]),
  };
  const app = createApp(deps);
  const admin = await ensureAdministrator(settings.data, deps);
  const url = await app.listen({ host: settings.host, port: settings.port });
  return {
    url,
    settings,
    administrator: admin,
    close: async () => {
      await stopListening(app);
      await pool.close();
      database.close();
    },
  };
}
