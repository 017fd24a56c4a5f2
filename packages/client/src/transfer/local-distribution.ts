/** A wheel or sdist on this disk, read once before it is uploaded: what it is, and its metadata and digest. */
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  type CoreMetadata,
  parseDistributionFileName,
  parseMetadata,
  StandardsError,
  versionToString,
} from "@linchpin/standards";
import { hashFile } from "./digest.ts";

export interface LocalDistribution {
  readonly path: string;
  readonly filename: string;
  readonly kind: "wheel" | "sdist";
  /** Normalised (PEP 503). */
  readonly project: string;
  /** As PEP 440 prints it. */
  readonly version: string;
  readonly pythonTag?: string;
  readonly size: number;
  readonly sha256: string;
  readonly metadata: CoreMetadata;
}

/**
 * Throws `StandardsError` for a file name or metadata that nobody can read, and `ArchiveError` for an archive that the
 * server would refuse too: better before a long upload than after it.
 */
export async function readLocalDistribution(path: string, signal?: AbortSignal): Promise<LocalDistribution> {
  const filename = basename(path);
  const { kind, name, version } = parseDistributionFileName(filename);
  const { size } = await stat(path);
  const metadata = readMetadata(await metadataBytes(path, filename, kind));
  const hash = await hashFile(path, signal);
  return {
    path,
    filename,
    kind,
    project: name,
    version: versionToString(version),
    ...(kind === "wheel" && { pythonTag: pythonTagOf(filename) }),
    size,
    sha256: hash.digest("hex"),
    metadata,
  };
}

/** As strict as an upload: an archive without metadata is refused by `openWheel` and `openSdist`. */
async function metadataBytes(path: string, filename: string, kind: "wheel" | "sdist"): Promise<Uint8Array> {
  // Loaded by the first file: who only downloads reads no archives.
  const { fileSource, openSdist, openWheel } = await import("@linchpin/archives");
  const source = await fileSource(path);
  try {
    if (kind === "wheel") return (await openWheel(source, filename)).metadata;
    return (await openSdist(source, filename)).metadata!;
  } finally {
    await source.close();
  }
}

/** What an error says of the metadata, the server will say better: only what cannot be read at all stops here. */
function readMetadata(bytes: Uint8Array): CoreMetadata {
  const { value, problems } = parseMetadata(bytes);
  const [first] = problems;
  if (value === undefined && first !== undefined) throw new StandardsError(first);
  return value!;
}

/** `name-version(-build)?-python-abi-platform.whl`: the third part from the end. */
function pythonTagOf(filename: string): string {
  return filename.split("-").at(-3) ?? "";
}
