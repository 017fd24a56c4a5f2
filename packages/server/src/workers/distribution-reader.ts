/** The DistributionReader port: small archives are read at once, larger ones in a worker thread. */

import type { DistributionFacts, DistributionReader } from "../domain/ports.ts";
import type { WorkerPool } from "./worker-pool.ts";

/** Bytes of an archive that is walked in a few milliseconds, most of which a worker would cost as well. */
const INLINE_LIMIT = 256 * 1024;

export function createDistributionReader(pool: WorkerPool): DistributionReader {
  return {
    read: async (path, filename, size) => {
      if (size > INLINE_LIMIT) {
        return (await pool.thread().run({ kind: "read-distribution", path, filename })) as DistributionFacts;
      }
      const { readDistributionFile } = await import("./read-distribution.ts");
      return readDistributionFile(path, filename);
    },
  };
}
