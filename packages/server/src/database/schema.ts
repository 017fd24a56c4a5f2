/** The tables as Kysely sees them; the truth is in `migrations/*.sql` and `projections.sql`. */

export interface EventRow {
  seq: number;
  at: string;
  actor: string;
  kind: string;
  /** The event as JSON, `kind` included. */
  body: string;
}

export interface FileRow {
  sha256: string;
  filename: string;
  project: string;
  version: string;
  release_key: string;
  kind: string;
  size: number;
  upload_time: string;
  requires_python: string | null;
  metadata_sha256: string | null;
}

export interface ListingRow {
  index_name: string;
  project: string;
  sha256: string;
  seq: number;
}

export interface YankRow {
  index_name: string;
  project: string;
  release_key: string;
  reason: string;
}

export interface FindingsRow {
  sha256: string;
  findings: string;
}

export interface TokenRow {
  id: string;
  hash: string;
  name: string;
  rights: string;
  projects: string | null;
  created_at: string;
  seq: number;
}

export interface Schema {
  events: EventRow;
  files: FileRow;
  listings: ListingRow;
  yanks: YankRow;
  findings: FindingsRow;
  tokens: TokenRow;
}

/** In an order in which they can be dropped. */
export const PROJECTION_TABLES = ["tokens", "findings", "yanks", "listings", "files"] as const;
