/** What the domain asks of the world. Drivers live in `database/` and `blobs/`; each port has one conformance suite. */

import type { DomainEvent, ListedFile, StoredEvent, StoredFile } from "./model.ts";

/** The time, read once per use case and passed on. */
export interface Clock {
  now(): Date;
}

/** The append-only log. A resolved promise means durable, with every projection brought up to date. */
export interface Ledger {
  /**
   * Appends events in one transaction with their projections. `guard` runs inside the transaction, sees the
   * state before the events, and may throw to append nothing.
   */
  append(actor: string, events: readonly DomainEvent[], guard?: (state: Catalogue) => void): readonly StoredEvent[];
  /** Calls back after each commit; the read path drops its rendered pages here. */
  onAppend(listener: (events: readonly StoredEvent[]) => void): void;
}

/** What the local indexes hold now: the projections of the log. Synchronous, because node:sqlite is. */
export interface Catalogue {
  /** Every file that a local index shows of a project (normalised name), yanked ones included. */
  listFiles(index: string, project: string): readonly ListedFile[];
  /** Normalised names of the projects that a local index holds, sorted. */
  listProjects(index: string): readonly string[];
  /** Whether any local index owns the name (normalised); then it never reaches an upstream. */
  isOwned(project: string): boolean;
  fileByDigest(sha256: string, filename: string): StoredFile | undefined;
  fileByName(index: string, filename: string): StoredFile | undefined;
  /** The number of the last event. */
  lastEvent(): number;
}

/** Bytes known by their sha256 (hexadecimal). What `commit` resolves for is on the disk and stays whole. */
export interface BlobStore {
  /** A new temporary blob on the same file system, to be committed or discarded. */
  create(): Promise<BlobWriter>;
  has(sha256: string): Promise<boolean>;
  /** Size in bytes, or undefined where the blob is not held. */
  size(sha256: string): Promise<number | undefined>;
  /** A stream over `start` to `end` (both included; the whole without them). */
  stream(sha256: string, range?: { readonly start: number; readonly end: number }): NodeJS.ReadableStream;
  /** Where the bytes lie, for readers that need a file (worker threads, sendfile-like copies). */
  path(sha256: string): string;
  read(sha256: string): Promise<Uint8Array>;
  list(): AsyncIterable<string>;
}

export interface BlobWriter {
  /** Where the temporary bytes lie. */
  readonly path: string;
  write(chunk: Uint8Array): Promise<void>;
  /** Bytes so far, and their sha256 once `finish` was called. */
  finish(): Promise<{ readonly sha256: string; readonly size: number }>;
  /** fsync, rename to the place that the digest names, fsync the folder. */
  commit(): Promise<void>;
  /** Removes the temporary file; harmless after commit. */
  discard(): Promise<void>;
}
