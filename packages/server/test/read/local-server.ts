/** A server with the read routes only, over a catalogue in memory that tests fill directly. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fastify } from "fastify";
import { openLocalBlobStore } from "../../src/blobs/local-store.ts";
import { BlockCache } from "../../src/blocks/block-cache.ts";
import { DEFAULT_INDEXES, type ListedFile, type StoredEvent } from "../../src/domain/model.ts";
import { NO_FAULTS } from "../../src/domain/ports.ts";
import { sendProblem } from "../../src/http/errors/send-problem.ts";
import { toRefusal } from "../../src/http/errors/to-refusal.ts";
import { registerReadRoutes } from "../../src/http/read/register.ts";
import type { ReadDeps } from "../../src/http/read/services.ts";
import { absentMirror } from "../../src/mirror/absent-mirror.ts";

export interface LocalServer extends AsyncDisposable {
  readonly url: string;
  /** Lists a file of `bytes` in an index, as an upload or a promotion would. */
  add(index: string, file: AddedFile): ListedFile;
  /** Takes every file of a project out of an index. */
  clear(index: string, project: string): void;
}

export interface AddedFile {
  readonly filename: string;
  readonly project: string;
  readonly version: string;
  readonly bytes: Uint8Array;
  readonly metadata?: string;
  readonly yanked?: true | string;
  readonly requiresPython?: string;
}

export async function startLocalServer(overrides: Partial<ReadDeps> = {}): Promise<LocalServer> {
  const folder = mkdtempSync(join(tmpdir(), "linchpin-read-"));
  const blobs = await openLocalBlobStore(folder, NO_FAULTS);
  const catalogue = new MemoryCatalogue();
  const app = fastify({ routerOptions: { maxParamLength: 500 } });
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, toRefusal(error)));
  registerReadRoutes(app, {
    indexes: DEFAULT_INDEXES,
    catalogue: catalogue as unknown as ReadDeps["catalogue"],
    ledger: catalogue,
    blobs,
    mirror: absentMirror("no upstream is set"),
    blocks: new BlockCache(),
    clock: { now: () => new Date() },
    ...overrides,
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  const keep = (bytes: Uint8Array): string => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    mkdirSync(dirname(blobs.path(sha256)), { recursive: true });
    writeFileSync(blobs.path(sha256), bytes);
    return sha256;
  };
  return {
    url,
    add: (index, { bytes, metadata, ...file }) => {
      const listed = {
        ...file,
        sha256: keep(bytes),
        kind: file.filename.endsWith(".whl") ? ("wheel" as const) : ("sdist" as const),
        size: bytes.length,
        uploadTime: "2026-01-02T03:04:05.678Z",
        ...(metadata !== undefined && { metadataSha256: keep(Buffer.from(metadata)) }),
      };
      catalogue.list(index, listed);
      return listed;
    },
    clear: (index, project) => catalogue.clear(index, project),
    [Symbol.asyncDispose]: async () => {
      await app.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The part of the Catalogue port that reading needs, with the ledger's announcements. */
class MemoryCatalogue {
  readonly #listed: { readonly index: string; readonly file: ListedFile }[] = [];
  readonly #listeners: ((events: readonly StoredEvent[]) => void)[] = [];

  onAppend(listener: (events: readonly StoredEvent[]) => void): void {
    this.#listeners.push(listener);
  }

  list(index: string, file: ListedFile): void {
    this.#listed.push({ index, file });
    this.#announce(index, file);
  }

  clear(index: string, project: string): void {
    const gone = this.#listed.filter((entry) => entry.index === index && entry.file.project === project);
    for (const entry of gone) this.#listed.splice(this.#listed.indexOf(entry), 1);
    for (const { file } of gone) this.#announce(index, file);
  }

  #announce(index: string, file: ListedFile): void {
    const event = {
      seq: 1,
      at: file.uploadTime,
      actor: "test",
      event: { kind: "file-uploaded", index, file },
    } as const;
    for (const listener of this.#listeners) listener([event]);
  }

  async listFiles(index: string, project: string): Promise<readonly ListedFile[]> {
    return this.#listed
      .filter((entry) => entry.index === index && entry.file.project === project)
      .map((entry) => entry.file);
  }

  async listProjects(index: string): Promise<readonly string[]> {
    const names = this.#listed.filter((entry) => entry.index === index).map((entry) => entry.file.project);
    return [...new Set(names)].sort();
  }

  async isOwned(project: string): Promise<boolean> {
    return this.#listed.some((entry) => entry.file.project === project);
  }

  async fileByDigest(sha256: string): Promise<ListedFile | undefined> {
    return this.#listed.find((entry) => entry.file.sha256 === sha256)?.file;
  }
}
