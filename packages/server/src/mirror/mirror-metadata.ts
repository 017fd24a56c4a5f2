/**
 * The METADATA of the upstream's wheels: the upstream's own where it has it, else read out of the wheel through ranges,
 * else out of the whole wheel. Read once however many ask, and kept, since the bytes of a wheel never change.
 */
import { createHash } from "node:crypto";
import {
  ArchiveError,
  type ByteSource,
  DEFAULT_LIMITS,
  fileSource,
  readRemoteMetadata,
} from "@linchpin/archives";
import { ClientError, fetchSmallFile, openRangeSource } from "@linchpin/client";
import type { BlobStore } from "../domain/ports.ts";
import { unknownMetadata } from "../pages/refusals.ts";
import { WeightedCache } from "../pages/weighted-cache.ts";
import type { MirroredFile } from "./answer.ts";
import { arrivingSource } from "./arriving-file.ts";
import { type LocatedFile, locateByDigest, locateByName } from "./locate-file.ts";
import type { MirrorFiles, MirrorFilesDeps } from "./mirror-files.ts";
import { refusalOfFetch, wrongMetadata } from "./refusals.ts";
import { SingleFlight } from "./single-flight.ts";
import type { HeldFile } from "./store.ts";

export interface MirrorMetadataDeps extends MirrorFilesDeps {
  readonly blobs: Pick<BlobStore, "create" | "size" | "path">;
  readonly files: MirrorFiles;
}

/** Advertised sidecars that the upstream did not have, in a row, before it is no longer asked for them. */
const PATIENCE = 3;
const UNDIGESTED_BYTES = 4 * 1024 * 1024;

export class MirrorMetadata {
  readonly #deps: MirrorMetadataDeps;
  readonly #flights = new SingleFlight<Buffer>();
  /** Of wheels whose digest is unknown: not worth a place on the disk, since the wheel brings the digest. */
  readonly #undigested = new WeightedCache<Buffer>(UNDIGESTED_BYTES);
  #missingInARow = 0;

  constructor(deps: MirrorMetadataDeps) {
    this.#deps = deps;
  }

  /** The METADATA of the wheel with this digest and name. Throws a Refusal where it cannot be had. */
  async byDigest(sha256: string, filename: string): Promise<Buffer> {
    requireWheel(filename);
    return await this.#flights.run(`${sha256}/${filename}`, async () => {
      const held = await this.#deps.files.held(sha256, filename);
      const kept = this.#deps.store.metadata(sha256);
      if (kept !== undefined) return kept;
      const metadata =
        held === undefined
          ? await this.#ofLocated(await locateByDigest(sha256, filename, this.#deps))
          : await this.#ofBlob(sha256, filename);
      this.#deps.store.saveMetadata(sha256, metadata);
      return metadata;
    });
  }

  /** The METADATA of a wheel whose digest nobody knows yet. */
  async byName(project: string, filename: string): Promise<Buffer> {
    requireWheel(filename);
    const located = await locateByName(project, filename, this.#deps);
    const { sha256 } = located.file.hashes;
    if (sha256 !== undefined) return await this.byDigest(sha256, filename);
    const key = `${located.file.url} ${JSON.stringify(located.file.hashes)}`;
    return await this.#flights.run(key, async () => {
      const kept = this.#undigested.get(key);
      if (kept !== undefined) return kept;
      const metadata = await this.#ofLocated(located);
      this.#undigested.set(key, metadata, metadata.length);
      return metadata;
    });
  }

  /** A wheel is here now: what was read out of it from afar must be what is in it. */
  async recheck({ sha256, filename }: HeldFile): Promise<void> {
    const { store, log } = this.#deps;
    const kept = store.metadata(sha256);
    if (kept === undefined) return;
    const metadata = await this.#ofBlob(sha256, filename);
    if (metadata.equals(kept)) return;
    store.saveMetadata(sha256, metadata);
    log.warn({ file: filename }, "the upstream gave other metadata than the wheel holds; it was replaced");
  }

  async #ofLocated(located: LocatedFile): Promise<Buffer> {
    const { file } = located;
    try {
      return (await this.#ofUpstream(file)) ?? (await this.#ofRanges(file)) ?? (await this.#ofWhole(located));
    } catch (error) {
      throw refusalOfFetch(error, file.filename, this.#deps.clock.now().getTime());
    }
  }

  /** The upstream's own sidecar, with the digest that its page gives; undefined where there is none. */
  async #ofUpstream(file: MirroredFile): Promise<Buffer | undefined> {
    if (file.coreMetadata === undefined || this.#missingInARow >= PATIENCE) return undefined;
    try {
      const metadata = await fetchSmallFile(
        this.#deps.index,
        metadataUrl(file.url),
        DEFAULT_LIMITS.metadataBytes,
      );
      this.#missingInARow = 0;
      return requireDigest(metadata, file);
    } catch (error) {
      if (!(error instanceof ClientError) || error.kind !== "not-found") throw error;
      this.#missingInARow++;
      return undefined;
    }
  }

  async #ofRanges(file: MirroredFile): Promise<Buffer | undefined> {
    const source = await openRangeSource(this.#deps.index, file.url);
    return source && requireDigest(await readMetadata(source, file.filename), file);
  }

  async #ofWhole(located: LocatedFile): Promise<Buffer> {
    const arriving = await this.#deps.files.arriving(located);
    try {
      await arriving.whole();
      return await readMetadata(arrivingSource(arriving), located.file.filename);
    } finally {
      arriving.release();
    }
  }

  async #ofBlob(sha256: string, filename: string): Promise<Buffer> {
    const source = await fileSource(this.#deps.blobs.path(sha256));
    try {
      return await readMetadata(source, filename);
    } finally {
      await source.close();
    }
  }
}

function requireWheel(filename: string): void {
  if (!filename.endsWith(".whl")) throw unknownMetadata(filename, "only wheels of the upstream have it");
}

/** A query stays behind the suffix: the metadata lies beside the file, not beside its key. */
function metadataUrl(fileUrl: string): string {
  const url = new URL(fileUrl);
  url.pathname += ".metadata";
  return url.href;
}

/** Nothing is served under a digest that it does not have: pip and uv would refuse it anyway. */
function requireDigest(metadata: Buffer, file: MirroredFile): Buffer {
  const promised = typeof file.coreMetadata === "object" ? file.coreMetadata.sha256 : undefined;
  if (promised === undefined) return metadata;
  const actual = createHash("sha256").update(metadata).digest("hex");
  if (actual !== promised)
    throw wrongMetadata(file.filename, `its sha256 is ${actual} instead of ${promised}`);
  return metadata;
}

async function readMetadata(source: ByteSource, filename: string): Promise<Buffer> {
  try {
    return Buffer.from(await readRemoteMetadata(source));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    throw unknownMetadata(filename, error.problem.state);
  }
}
