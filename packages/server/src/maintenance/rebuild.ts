/** `linchpin rebuild`: the projections are dropped and replayed from the log. */

import { openDatabase } from "../database/open.ts";
import { NO_FAULTS } from "../domain/ports.ts";
import type { Settings } from "../settings/definitions.ts";
import { lockFolder } from "./lock-folder.ts";

export interface RebuildReport {
  /** Events that were replayed. */
  readonly events: number;
}

/** Throws OperatorError while a server uses the data folder. */
export async function rebuild(
  settings: Pick<Settings, "data">,
  onProgress: (events: number) => void = () => undefined,
): Promise<RebuildReport> {
  const unlock = lockFolder(settings.data);
  try {
    const database = await openDatabase(settings.data, NO_FAULTS);
    try {
      return { events: await database.rebuild(onProgress) };
    } finally {
      database.close();
    }
  } finally {
    unlock();
  }
}
