/** The DistributionVetting port: the rules run in a worker thread, as they parse sources and hold large tables. */

import type { Problem } from "@linchpin/standards";
import type { DistributionVetting } from "../domain/ports.ts";
import type { WorkerPool } from "./worker-pool.ts";

export function createDistributionVetting(pool: WorkerPool): DistributionVetting {
  return {
    vet: async (path, filename) =>
      (await pool.thread().run({ kind: "check-distribution", path, filename })) as readonly Problem[],
  };
}
