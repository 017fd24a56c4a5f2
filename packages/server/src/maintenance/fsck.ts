/**
 * `linchpin fsck`: log, projections and blobs against each other. It only reads, so a server may run meanwhile.
 *
 * A blob that nothing knows is no damage: a crash between storing the bytes and recording them leaves one, by design.
 */

import type { DatabaseSync } from "node:sqlite";
import { hashBlob } from "../blobs/hash-blob.ts";
import { blobsRoot, readLocalBlobs } from "../blobs/local-store.ts";
import { compareProjections } from "../database/compare-projections.ts";
import { openReader } from "../database/connection.ts";
import { databaseFile } from "../database/open.ts";
import { mirroredDigests } from "../mirror/mirrored-digests.ts";
import type { Settings } from "../settings/definitions.ts";

export interface FsckReport {
  /** Nothing is missing, wrong, or at odds with the log. */
  readonly clean: boolean;
  /** Blobs that were hashed. */
  readonly blobs: number;
  readonly events: number;
  /** What the log says we hold and we do not. */
  readonly missing: readonly FsckFile[];
  /** Blobs whose bytes are not those that their name says. */
  readonly wrong: readonly FsckFile[];
  /** Digests of blobs that neither the log nor the mirror knows. */
  readonly extra: readonly string[];
  /** Projection tables that say something else than the log; `linchpin rebuild` makes them anew. */
  readonly staleProjections: readonly string[];
  /** Numbers that are missing in the log. */
  readonly gaps: readonly number[];
}

export interface FsckFile {
  readonly sha256: string;
  /** The file, or the metadata of the file, that has these bytes; undefined for what the mirror holds. */
  readonly filename?: string;
}

export interface FsckProgress {
  /** Called after each blob. */
  readonly onBlob?: (checked: number) => void;
}

export async function fsck(
  settings: Pick<Settings, "data">,
  progress: FsckProgress = {},
): Promise<FsckReport> {
  const database = openReader(databaseFile(settings.data));
  try {
    const expected = expectedBlobs(database);
    const found = await hashBlobs(settings.data, expected, progress);
    const missing = [...expected].filter(([sha256]) => !found.seen.has(sha256)).map(([, file]) => file);
    const mirrored = mirroredDigests(settings.data);
    const extra = [...found.seen].filter((sha256) => !expected.has(sha256) && !mirrored.has(sha256));
    const staleProjections = await compareProjections(database);
    const { events, gaps } = readLog(database);
    return {
      clean: [missing, found.wrong, staleProjections, gaps].every((list) => list.length === 0),
      blobs: found.seen.size,
      events,
      missing,
      wrong: found.wrong,
      extra,
      staleProjections,
      gaps,
    };
  } finally {
    database.close();
  }
}

/** What the log says we hold, by digest. */
function expectedBlobs(database: DatabaseSync): ReadonlyMap<string, FsckFile> {
  const rows = database.prepare("SELECT sha256, metadata_sha256, filename FROM files").all() as unknown as {
    readonly sha256: string;
    readonly metadata_sha256: string | null;
    readonly filename: string;
  }[];
  const expected = new Map<string, FsckFile>();
  for (const { sha256, metadata_sha256: metadata, filename } of rows) {
    expected.set(sha256, { sha256, filename });
    if (metadata !== null) expected.set(metadata, { sha256: metadata, filename: `${filename}.metadata` });
  }
  return expected;
}

async function hashBlobs(
  folder: string,
  expected: ReadonlyMap<string, FsckFile>,
  progress: FsckProgress,
): Promise<{ readonly seen: ReadonlySet<string>; readonly wrong: readonly FsckFile[] }> {
  const blobs = readLocalBlobs(blobsRoot(folder));
  const seen = new Set<string>();
  const wrong: FsckFile[] = [];
  for await (const sha256 of blobs.list()) {
    seen.add(sha256);
    if ((await hashBlob(blobs, sha256)) !== sha256) wrong.push(expected.get(sha256) ?? { sha256 });
    progress.onBlob?.(seen.size);
  }
  return { seen, wrong };
}

function readLog(database: DatabaseSync): { readonly events: number; readonly gaps: readonly number[] } {
  const gaps: number[] = [];
  let previous = 0;
  let events = 0;
  for (const { seq } of database.prepare("SELECT seq FROM events ORDER BY seq").iterate()) {
    for (let lost = previous + 1; lost < Number(seq); lost++) gaps.push(lost);
    previous = Number(seq);
    events += 1;
  }
  return { events, gaps };
}
