/** Folders whose entries survive a power cut: a new name is only safe once its folder was synced too. */

import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";

/** fsync of a folder; Windows has none and needs none (NTFS journals names). */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder below `root`, and syncs each folder between them, once per path and process. */
export class DurableFolders {
  readonly #root: string;
  readonly #made = new Map<string, Promise<void>>();

  constructor(root: string) {
    this.#root = root;
  }

  async make(folder: string): Promise<void> {
    let made = this.#made.get(folder);
    if (made === undefined) {
      made = this.#makeOnce(folder);
      this.#made.set(folder, made);
      made.catch(() => this.#made.delete(folder));
    }
    return made;
  }

  async #makeOnce(folder: string): Promise<void> {
    if (folder === this.#root) return;
    const parent = dirname(folder);
    await this.make(parent);
    await mkdir(folder, { recursive: true });
    await syncFolder(parent);
  }
}
