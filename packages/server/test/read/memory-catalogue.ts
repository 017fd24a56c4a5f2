/** The parts of the Catalogue and Ledger ports that reading needs, filled directly. */
import type { ListedFile, StoredEvent } from "../../src/domain/model.ts";

export class MemoryCatalogue {
  /** How often anything was asked. */
  questions = 0;
  readonly #listed: { readonly index: string; readonly file: ListedFile }[] = [];
  readonly #listeners: ((events: readonly StoredEvent[]) => void)[] = [];

  onAppend(listener: (events: readonly StoredEvent[]) => void): void {
    this.#listeners.push(listener);
  }

  list(index: string, file: ListedFile): void {
    this.#listed.push({ index, file });
    this.#announce(index, file);
  }

  async listFiles(index: string, project: string): Promise<readonly ListedFile[]> {
    this.questions++;
    return this.#listed
      .filter((entry) => entry.index === index && entry.file.project === project)
      .map((entry) => entry.file);
  }

  async listProjects(index: string): Promise<readonly string[]> {
    this.questions++;
    const names = this.#listed.filter((entry) => entry.index === index).map((entry) => entry.file.project);
    return [...new Set(names)].sort();
  }

  async isOwned(project: string): Promise<boolean> {
    this.questions++;
    return this.#listed.some((entry) => entry.file.project === project);
  }

  async fileByDigest(sha256: string): Promise<ListedFile | undefined> {
    this.questions++;
    return this.#listed.find((entry) => entry.file.sha256 === sha256)?.file;
  }

  async lastEvent(): Promise<number> {
    return this.#listed.length;
  }

  #announce(index: string, file: ListedFile): void {
    const event = { kind: "file-uploaded", index, file } as const;
    for (const listener of this.#listeners) listener([{ seq: 1, at: file.uploadTime, actor: "test", event }]);
  }
}
