/**
 * What the mirror remembers over a restart, in a database of its own beside the event log: every row can be had from
 * the upstream again, so nothing here is an event, nothing waits for the disk, and the file may be deleted at any time.
 */
import { join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { PageValidators } from "@linchpin/client";
import type { MirroredFile, MirroredPage } from "./answer.ts";

/** A page with what is needed to ask whether it still is one. */
export interface RememberedPage {
  readonly page: MirroredPage;
  readonly validators: PageValidators;
  /** Milliseconds since the epoch: when the upstream last confirmed it. */
  readonly confirmedAt: number;
}

/** A file of the upstream whose bytes are held as a blob. */
export interface HeldFile {
  readonly sha256: string;
  readonly filename: string;
  readonly project: string;
  /** Bytes. */
  readonly size: number;
  /** ISO 8601: when the upstream got it, or else when it was fetched. */
  readonly modifiedAt: string;
}

/** What a file turned out to be for which the upstream gives no sha256. */
export interface LearnedDigest {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS upstream (root TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS pages (
    project TEXT PRIMARY KEY, validators TEXT NOT NULL, confirmed_at INTEGER NOT NULL, body BLOB NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS files (
    sha256 TEXT NOT NULL, filename TEXT NOT NULL, project TEXT NOT NULL, size INTEGER NOT NULL,
    modified_at TEXT NOT NULL, PRIMARY KEY (sha256, filename)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS metadata (sha256 TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS digests (
    url TEXT NOT NULL, hashes TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
    PRIMARY KEY (url, hashes)
  ) WITHOUT ROWID;
`;

export function mirrorDatabasePath(folder: string): string {
  return join(folder, "mirror.db");
}

export class MirrorStore {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens the store of a data folder, or makes it; pages of another upstream than `root` are forgotten. */
  constructor(folder: string, root: string) {
    this.#database = new DatabaseSync(mirrorDatabasePath(folder));
    // NORMAL never corrupts; the last rows may be lost with the power, and are then fetched again.
    this.#database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    this.#database.exec(SCHEMA);
    this.#keepPagesOf(root);
  }

  page(project: string): RememberedPage | undefined {
    const row = this.#prepare("SELECT validators, confirmed_at, body FROM pages WHERE project = ?").get(
      project,
    );
    if (row === undefined) return undefined;
    return {
      page: JSON.parse(zstdDecompressSync(row.body as Uint8Array).toString()) as MirroredPage,
      validators: JSON.parse(String(row.validators)) as PageValidators,
      confirmedAt: Number(row.confirmed_at),
    };
  }

  savePage({ page, validators, confirmedAt }: RememberedPage): void {
    this.#prepare(
      "INSERT OR REPLACE INTO pages (project, validators, confirmed_at, body) VALUES (?, ?, ?, ?)",
    ).run(page.project, JSON.stringify(validators), confirmedAt, zstdCompressSync(JSON.stringify(page)));
  }

  confirmPage(project: string, confirmedAt: number): void {
    this.#prepare("UPDATE pages SET confirmed_at = ? WHERE project = ?").run(confirmedAt, project);
  }

  removePage(project: string): void {
    this.#prepare("DELETE FROM pages WHERE project = ?").run(project);
  }

  /** The names of all pages, sorted. */
  projects(): readonly string[] {
    return this.#prepare("SELECT project FROM pages ORDER BY project")
      .all()
      .map((row) => String(row.project));
  }

  file(sha256: string, filename: string): HeldFile | undefined {
    const row = this.#prepare(
      "SELECT sha256, filename, project, size, modified_at AS modifiedAt FROM files WHERE sha256 = ? AND filename = ?",
    ).get(sha256, filename);
    return row && ({ ...row } as unknown as HeldFile);
  }

  saveFile(file: HeldFile): void {
    this.#prepare(
      "INSERT OR REPLACE INTO files (sha256, filename, project, size, modified_at) VALUES (?, ?, ?, ?, ?)",
    ).run(file.sha256, file.filename, file.project, file.size, file.modifiedAt);
  }

  /** For a blob that is no longer there, or is damaged. */
  removeFile(sha256: string): void {
    this.#prepare("DELETE FROM files WHERE sha256 = ?").run(sha256);
  }

  metadata(sha256: string): Buffer | undefined {
    const row = this.#prepare("SELECT body FROM metadata WHERE sha256 = ?").get(sha256);
    return row && zstdDecompressSync(row.body as Uint8Array);
  }

  saveMetadata(sha256: string, metadata: Uint8Array): void {
    this.#prepare("INSERT OR REPLACE INTO metadata (sha256, body) VALUES (?, ?)").run(
      sha256,
      zstdCompressSync(metadata),
    );
  }

  digest({ url, hashes }: Pick<MirroredFile, "url" | "hashes">): LearnedDigest | undefined {
    const row = this.#prepare("SELECT sha256, size FROM digests WHERE url = ? AND hashes = ?").get(
      url,
      JSON.stringify(hashes),
    );
    return row && ({ ...row } as unknown as LearnedDigest);
  }

  /** For the file with just this address and these other digests: with others it is another file. */
  saveDigest({ url, hashes }: Pick<MirroredFile, "url" | "hashes">, learned: LearnedDigest): void {
    this.#prepare("INSERT OR REPLACE INTO digests (url, hashes, sha256, size) VALUES (?, ?, ?, ?)").run(
      url,
      JSON.stringify(hashes),
      learned.sha256,
      learned.size,
    );
  }

  close(): void {
    this.#database.close();
  }

  #keepPagesOf(root: string): void {
    const known = this.#prepare("SELECT root FROM upstream").get()?.root;
    if (known === root) return;
    this.#database.exec("BEGIN; DELETE FROM pages; DELETE FROM upstream;");
    this.#prepare("INSERT INTO upstream (root) VALUES (?)").run(root);
    this.#database.exec("COMMIT");
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      statement = this.#database.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
