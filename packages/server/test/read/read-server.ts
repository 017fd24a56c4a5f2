/** A server with the read routes only, over a catalogue in memory that tests fill directly, and a mirror if they want one. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fastify } from "fastify";
import { pino } from "pino";
import { openLocalBlobStore } from "../../src/blobs/local-store.ts";
import { BlockCache } from "../../src/blocks/block-cache.ts";
import { DEFAULT_INDEXES, type ListedFile } from "../../src/domain/model.ts";
import { type Clock, type Faults, NO_FAULTS } from "../../src/domain/ports.ts";
import { sendProblem } from "../../src/http/errors/send-problem.ts";
import { toRefusal } from "../../src/http/errors/to-refusal.ts";
import { registerReadRoutes, type WarmCounts } from "../../src/http/read/register.ts";
import type { ReadDeps } from "../../src/http/read/services.ts";
import { absentMirror } from "../../src/mirror/absent-mirror.ts";
import { createMirror, type Mirror, type MirrorDeps } from "../../src/mirror/mirror.ts";
import { MemoryCatalogue } from "./memory-catalogue.ts";

export interface ReadServer extends AsyncDisposable {
  readonly url: string;
  readonly catalogue: MemoryCatalogue;
  /** Answers of the warm path, by status. */
  readonly warm: WarmCounts;
  /** Lists a file of `bytes` in an index, as an upload or a promotion would. */
  add(index: string, file: AddedFile): ListedFile;
  /** Where the blob with this digest lies, or would lie. */
  blobPath(sha256: string): string;
  /** Stops, keeps the data folder, and starts again on it. */
  restart(): Promise<ReadServer>;
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

export interface ReadServerOptions {
  /** The simple-API URL to mirror. */
  readonly upstream?: string;
  /** Seconds; 60 by default. */
  readonly pageMaxAge?: number;
  /** Seconds; 2 by default. */
  readonly timeout?: number;
  readonly clock?: Clock;
  readonly faults?: Faults;
  /** A data folder that is kept; by default a new one that goes with the server. */
  readonly folder?: string;
}

/** A clock that tests move by hand. */
export class TestClock implements Clock {
  #now = Date.now();

  now(): Date {
    return new Date(this.#now);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export async function startReadServer(options: ReadServerOptions = {}): Promise<ReadServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "linchpin-read-"));
  const faults = options.faults ?? NO_FAULTS;
  const catalogue = new MemoryCatalogue();
  const shared = {
    catalogue: catalogue as unknown as ReadDeps["catalogue"],
    blobs: await openLocalBlobStore(join(folder, "blobs"), faults),
    blocks: new BlockCache(),
    clock: options.clock ?? { now: () => new Date() },
  };
  const mirror = openMirror(options, { ...shared, folder, faults, log: pino({ level: "silent" }) });
  const app = fastify({ routerOptions: { maxParamLength: 500 } });
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, toRefusal(error)));
  const warm = registerReadRoutes(app, { ...shared, indexes: DEFAULT_INDEXES, ledger: catalogue, mirror });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  let running = true;
  const stop = async (): Promise<void> => {
    if (!running) return;
    running = false;
    await app.close();
    await mirror.close();
  };
  return {
    url,
    catalogue,
    warm,
    add: (index, file) =>
      addFile(index, file, { catalogue, blobPath: (sha256) => shared.blobs.path(sha256) }),
    blobPath: (sha256) => shared.blobs.path(sha256),
    restart: async () => {
      await stop();
      return await startReadServer({ ...options, folder });
    },
    [Symbol.asyncDispose]: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openMirror({ upstream, pageMaxAge = 60, timeout = 2 }: ReadServerOptions, deps: MirrorDeps): Mirror {
  if (upstream === undefined) return absentMirror("no upstream is set");
  return createMirror({ url: upstream, pageMaxAge, timeout }, deps);
}

function addFile(
  index: string,
  { bytes, metadata, ...file }: AddedFile,
  place: { readonly catalogue: MemoryCatalogue; readonly blobPath: (sha256: string) => string },
): ListedFile {
  const keep = (content: Uint8Array): string => {
    const sha256 = createHash("sha256").update(content).digest("hex");
    mkdirSync(dirname(place.blobPath(sha256)), { recursive: true });
    writeFileSync(place.blobPath(sha256), content);
    return sha256;
  };
  const listed = {
    ...file,
    sha256: keep(bytes),
    kind: file.filename.endsWith(".whl") ? ("wheel" as const) : ("sdist" as const),
    size: bytes.length,
    uploadTime: "2026-01-02T03:04:05.678Z",
    ...(metadata !== undefined && { metadataSha256: keep(Buffer.from(metadata)) }),
  };
  place.catalogue.list(index, listed);
  return listed;
}
