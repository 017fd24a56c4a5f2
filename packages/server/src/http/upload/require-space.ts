/** Uploads stop before the disk is full, so that reading, yanking and the database go on. */

import { freeBytes } from "../../blobs/free-space.ts";
import { Refusal } from "../../domain/refusal.ts";
import type { Settings } from "../../settings/definitions.ts";

/** Throws the Refusal `storage-full`. */
export async function requireSpace(settings: Settings): Promise<void> {
  const free = await freeBytes(settings.data);
  if (free >= settings["storage.min-free"]) return;
  throw new Refusal("storage-full", {
    state: `${free} bytes are free on the disk of the data folder; ${settings["storage.min-free"]} must stay free`,
    trigger: "an upload",
  });
}
