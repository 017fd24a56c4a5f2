/** Takes one file from the upstream into a blob: written while hashed, compared with what the page promises, kept. */
import type { FetchedFile } from "@linchpin/client";
import type { BlobWriter, Faults } from "../domain/ports.ts";
import type { MirroredFile } from "./answer.ts";
import type { ArrivingFile } from "./arriving-file.ts";
import { watchPace } from "./pace.ts";
import { PromisedDigest } from "./promised-digest.ts";
import type { LearnedDigest } from "./store.ts";
import { WrongFileError } from "./wrong-file.ts";

/** Bytes of a file whose size nobody says. */
const LONGEST_FILE = 16 * 1024 ** 3;

/** The bytes that come, and where they go: to the disk first, then to those who wait for them. */
export interface Transfer {
  readonly file: MirroredFile;
  readonly fetched: FetchedFile;
  readonly writer: BlobWriter;
  readonly arriving: ArrivingFile;
}

/**
 * Resolves when the blob is kept; readers have everything a little earlier, when the digest was right. Rejects, and
 * keeps nothing, with a ClientError, a WrongFileError or what the disk says.
 */
export async function receiveFile(transfer: Transfer, faults: Faults): Promise<LearnedDigest> {
  const { file, fetched, writer, arriving } = transfer;
  const pace = watchPace(file.url, { written: () => arriving.written, cancel: fetched.cancel });
  try {
    await faults.at("mirror:receiving");
    const promised = new PromisedDigest(file);
    await writeAll(transfer, promised);
    await faults.at("mirror:received");
    const { sha256, size } = await writer.finish();
    requireSize(file, size, arriving.size);
    promised.require(sha256);
    arriving.complete(sha256);
    await writer.commit();
    await faults.at("mirror:stored");
    return { sha256, size };
  } catch (error) {
    fetched.cancel();
    await writer.discard();
    throw pace.error() ?? error;
  } finally {
    pace.stop();
  }
}

/** The size of the file, where the page or the answer gives it. Throws WrongFileError where they disagree. */
export function agreedSize(file: MirroredFile, fetched: FetchedFile): number | undefined {
  if (file.size !== undefined && fetched.size !== undefined) requireSize(file, fetched.size, file.size);
  return file.size ?? fetched.size;
}

async function writeAll(transfer: Transfer, promised: PromisedDigest): Promise<void> {
  const { file, fetched, writer, arriving } = transfer;
  const limit = arriving.size ?? LONGEST_FILE;
  for await (const chunk of fetched.chunks) {
    if (arriving.written + chunk.length > limit) {
      throw new WrongFileError(file, `it has more than ${limit} bytes`);
    }
    promised.update(chunk);
    await writer.write(chunk);
    arriving.append(chunk);
  }
}

function requireSize(file: MirroredFile, actual: number, promised: number | undefined): void {
  if (promised === undefined || actual === promised) return;
  throw new WrongFileError(file, `it has ${actual} bytes instead of ${promised}`);
}
