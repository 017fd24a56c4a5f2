/**
 * The upstream's files. A file that is held is known by its digest and its name; another one is looked for on the page
 * of the project that its name tells, fetched once however many ask, and held from then on.
 */
import { ClientError, type FetchedFile, fetchFile, type OpenIndex } from "@linchpin/client";
import type { BlockCache } from "../blocks/block-cache.ts";
import type { BlobStore, Clock, Faults } from "../domain/ports.ts";
import type { Log } from "../log/log.ts";
import type { MirroredFile } from "./answer.ts";
import { ArrivingFile } from "./arriving-file.ts";
import { type LocatedFile, locateByDigest, locateByName } from "./locate-file.ts";
import type { MirrorPages } from "./mirror-pages.ts";
import { agreedSize, receiveFile, type Transfer } from "./receive-file.ts";
import { quarantinedFile, refusalOfFetch } from "./refusals.ts";
import type { HeldFile, LearnedDigest, MirrorStore } from "./store.ts";

export interface MirrorFilesDeps {
  /** With connections of its own, so that pages never wait behind downloads. */
  readonly index: OpenIndex;
  readonly pages: MirrorPages;
  readonly store: MirrorStore;
  readonly blobs: Pick<BlobStore, "create" | "size">;
  readonly blocks: BlockCache;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: Log;
  readonly isOwned: (project: string) => Promise<boolean>;
  /** Hears of each file that is held from now on. */
  readonly onHeld: (file: HeldFile) => Promise<void>;
}

export type MirroredContent =
  | { readonly kind: "held"; readonly file: HeldFile }
  | {
      readonly kind: "arriving";
      readonly file: MirroredFile;
      /** Acquired for the caller, who has to release it. */
      readonly arriving: ArrivingFile;
    }
  /** Not held, and not to be fetched for this question. */
  | { readonly kind: "described"; readonly file: MirroredFile; readonly size: number };

export interface ContentOptions {
  /** False where only the facts are asked for: then a file whose size is known is not fetched. */
  readonly fetch: boolean;
}

export class MirrorFiles {
  readonly #deps: MirrorFilesDeps;
  readonly #arriving = new Map<string, Promise<ArrivingFile>>();
  /** Fetches that are under way, and how each is ended. */
  readonly #receiving = new Map<Promise<void>, () => void>();

  constructor(deps: MirrorFilesDeps) {
    this.#deps = deps;
  }

  /** The file with this digest and name. Throws a Refusal where the upstream has none, or does not give it. */
  async byDigest(sha256: string, filename: string, options: ContentOptions): Promise<MirroredContent> {
    const held = await this.held(sha256, filename);
    if (held !== undefined) return { kind: "held", file: held };
    return await this.#content(await locateByDigest(sha256, filename, this.#deps), options);
  }

  /** The file with this name on a project's page, whose digest the page does not give. */
  async byName(project: string, filename: string, options: ContentOptions): Promise<MirroredContent> {
    const located = await locateByName(project, filename, this.#deps);
    const { sha256 } = located.file.hashes;
    return sha256 === undefined
      ? await this.#content(located, options)
      : await this.byDigest(sha256, filename, options);
  }

  /** The file if its bytes are here. Throws a Refusal where its project is in quarantine. */
  async held(sha256: string, filename: string): Promise<HeldFile | undefined> {
    const { store, blobs, pages } = this.#deps;
    const file = store.file(sha256, filename);
    if (file === undefined) return undefined;
    const status = pages.held(file.project)?.status;
    if (status?.status === "quarantined") throw quarantinedFile(filename, file.project, status.reason);
    if ((await blobs.size(sha256)) === file.size) return file;
    store.removeFile(sha256);
    return undefined;
  }

  /** Ends the fetches that are not complete, of which nothing is kept, and waits until the others are kept. */
  async close(): Promise<void> {
    for (const cancel of this.#receiving.values()) cancel();
    await Promise.all(this.#receiving.keys());
  }

  async #content(located: LocatedFile, { fetch }: ContentOptions): Promise<MirroredContent> {
    const { file } = located;
    if (!fetch && file.size !== undefined) return { kind: "described", file, size: file.size };
    return { kind: "arriving", file, arriving: await this.arriving(located) };
  }

  /** The file while it is being fetched, acquired for the caller. */
  async arriving(located: LocatedFile): Promise<ArrivingFile> {
    return (await this.#join(located)).acquire();
  }

  /** Whoever asks for a file that is being fetched follows that fetch. */
  async #join(located: LocatedFile): Promise<ArrivingFile> {
    const key = located.file.hashes.sha256 ?? located.file.url;
    let arriving = this.#arriving.get(key);
    if (arriving === undefined) {
      arriving = this.#start(located, () => this.#arriving.delete(key));
      this.#arriving.set(key, arriving);
    }
    return await arriving;
  }

  /** Resolves when the upstream has begun to send. The rest goes on whether or not anybody reads it. */
  async #start(located: LocatedFile, ended: () => void): Promise<ArrivingFile> {
    try {
      const transfer = await this.#open(located);
      const receiving = this.#receive(located.project, transfer).finally(() => {
        this.#receiving.delete(receiving);
        ended();
      });
      this.#receiving.set(receiving, transfer.fetched.cancel);
      return transfer.arriving;
    } catch (error) {
      ended();
      throw refusalOfFetch(error, located.file.filename, this.#now());
    }
  }

  async #open(located: LocatedFile): Promise<Transfer> {
    const { file, fetched } = await this.#request(located);
    try {
      const size = agreedSize(file, fetched);
      const writer = await this.#deps.blobs.create();
      const arriving = await ArrivingFile.open(writer.path, this.#deps.blocks, size);
      return { file, fetched, writer, arriving: arriving.acquire() };
    } catch (error) {
      fetched.cancel();
      throw error;
    }
  }

  /** The page may be older than the address of the file: one that is refused is looked up once more. */
  async #request(
    located: LocatedFile,
  ): Promise<{ readonly file: MirroredFile; readonly fetched: FetchedFile }> {
    const { index, pages } = this.#deps;
    const { file, project } = located;
    try {
      return { file, fetched: await fetchFile(index, file.url) };
    } catch (error) {
      if (!(error instanceof ClientError) || !isGone(error)) throw error;
      const answer = await pages.refreshed(project);
      const moved = answer.kind === "page" && answer.page.files.find((other) => isSameFile(other, file));
      if (!moved || moved.url === file.url) throw error;
      return { file: moved, fetched: await fetchFile(index, moved.url) };
    }
  }

  async #receive(project: string, transfer: Transfer): Promise<void> {
    const { file, arriving } = transfer;
    try {
      await this.#keep(project, file, await receiveFile(transfer, this.#deps.faults));
    } catch (error) {
      this.#deps.log.warn({ err: error, file: file.filename }, "a file of the upstream was not kept");
      arriving.fail(refusalOfFetch(error, file.filename, this.#now()));
    } finally {
      arriving.release();
    }
  }

  async #keep(project: string, file: MirroredFile, digests: LearnedDigest): Promise<void> {
    const { store, pages, clock } = this.#deps;
    const modifiedAt = file.uploadTime ?? clock.now().toISOString();
    const held = { ...digests, filename: file.filename, project, modifiedAt };
    store.saveFile(held);
    if (file.hashes.sha256 === undefined) pages.learn(project, file, digests);
    await this.#deps.onHeld(held);
  }

  #now(): number {
    return this.#deps.clock.now().getTime();
  }
}

function isGone({ kind }: ClientError): boolean {
  return kind === "not-found" || kind === "forbidden" || kind === "unauthorized" || kind === "refused";
}

function isSameFile(left: MirroredFile, right: MirroredFile): boolean {
  return left.filename === right.filename && left.hashes.sha256 === right.hashes.sha256;
}
