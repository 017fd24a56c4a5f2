/**
 * What the domain asks of the world. Drivers live in `database/` and `blobs/`; each port has one conformance suite.
 * Everything that touches a database or a disk is asynchronous, so that PostgreSQL and S3 can be drivers too.
 */

import type { Problem } from "@linchpin/standards";
import type { DomainEvent, FileFindings, ListedFile, StoredEvent, StoredFile, TokenRecord } from "./model.ts";

/** The time, read once per use case and passed on. */
export interface Clock {
  now(): Date;
}

/** Who causes an event, and when. */
export interface Cause {
  /** A token's name, or `system`. */
  readonly actor: string;
  readonly at: Date;
}

/** The append-only log. A resolved promise means durable, with every projection brought up to date. */
export interface Ledger {
  /**
   * Appends the events that `decide` returns, with their projections, in one transaction that no other append
   * overlaps. `decide` sees the state before them; it may throw, or return none, to append nothing.
   */
  append(
    cause: Cause,
    decide: (state: Catalogue) => Promise<readonly DomainEvent[]>,
  ): Promise<readonly StoredEvent[]>;
  /** Events with a number above `after`, in order, `limit` at most. */
  events(after: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Calls back after each commit; the read path drops its rendered pages here. */
  onAppend(listener: (events: readonly StoredEvent[]) => void): void;
}

/** What the local indexes hold now: the projections of the log. */
export interface Catalogue {
  /** Every file that a local index shows of a project (normalised name), yanked ones included, oldest first. */
  listFiles(index: string, project: string): Promise<readonly ListedFile[]>;
  /** Normalised names of the projects that a local index holds, sorted. */
  listProjects(index: string): Promise<readonly string[]>;
  /** Whether any local index owns the name (normalised); then it never reaches an upstream. */
  isOwned(project: string): Promise<boolean>;
  /** The file with these bytes, whichever local index shows it. */
  fileByDigest(sha256: string): Promise<StoredFile | undefined>;
  /** The file with this name, whichever local index shows it: a name is used once, for ever. */
  fileByName(filename: string): Promise<StoredFile | undefined>;
  /** The reason of a yank, "" where none was given; undefined where the release is not yanked in this index. */
  yankReason(index: string, project: string, version: string): Promise<string | undefined>;
  /** The findings of every file of a project that has some, oldest file first. */
  listFindings(project: string): Promise<readonly FileFindings[]>;
  /** A token that was not revoked, by the sha256 of its text. */
  tokenByHash(hash: string): Promise<TokenRecord | undefined>;
  /** Every token that was not revoked, oldest first. */
  listTokens(): Promise<readonly TokenRecord[]>;
  /** The number of the last event; 0 before the first. */
  lastEvent(): Promise<number>;
}

/** Bytes known by their sha256 (hexadecimal). What `commit` resolves for is on the disk and stays whole. */
export interface BlobStore {
  /** A new temporary blob on the same file system, to be committed or discarded; `legacy`: what else to compute. */
  create(legacy?: readonly LegacyDigest[]): Promise<BlobWriter>;
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
  /** Takes the next bytes, which must stay as they are; resolves when more are welcome. */
  write(chunk: Uint8Array): Promise<void>;
  /** The size and the digests of all that was written; nothing can be written after it. */
  finish(): Promise<BlobDigests>;
  /** fsync, rename to the place that the digest names, fsync the folder. Only after `finish`. */
  commit(): Promise<void>;
  /** Removes the temporary file; harmless after commit. */
  discard(): Promise<void>;
}

/** Digests beside sha256 that upload forms bring. */
export type LegacyDigest = "md5" | "blake2b256";

/** In lower-case hexadecimal. */
export interface BlobDigests {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly md5?: string;
  readonly blake2b256?: string;
}

/** Reads an uploaded archive, wherever that is done: it may take processor time. */
export interface DistributionReader {
  /** `filename`: the name that was claimed for the bytes at `path`; it says what they should be. */
  read(path: string, filename: string, size: number): Promise<DistributionFacts>;
}

/** What the bytes of a wheel or sdist say. */
export interface DistributionFacts {
  /** METADATA or PKG-INFO as it lies in the archive; absent where the archive is too broken to find it. */
  readonly metadata?: Uint8Array;
  /** Everything that is wrong with the archive; an error refuses it. */
  readonly problems: readonly Problem[];
}

/** The rules that a file has to keep beyond being a readable distribution. */
export interface DistributionVetting {
  /** Every finding about the archive at `path`, whose file name is `filename`. */
  vet(path: string, filename: string, size: number): Promise<readonly Problem[]>;
}

/** Where a test can stop the process: production's `at` does nothing. */
export interface Faults {
  at(point: FaultPoint): void | Promise<void>;
}

/** The named steps of every write (design §9), in the order in which they happen. */
export const FAULT_POINTS = [
  "upload:receiving",
  "upload:received",
  "upload:checked",
  "blob:before-sync",
  "blob:before-rename",
  "blob:after-rename",
  "upload:stored",
  "ledger:before-commit",
  "ledger:after-commit",
  "upload:recorded",
  "promotion:begin",
  "promotion:recorded",
  "mirror:receiving",
  "mirror:received",
  "mirror:stored",
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

/** No faults: what production uses. */
export const NO_FAULTS: Faults = { at: () => undefined };
