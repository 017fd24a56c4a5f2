/** What the server knows: indexes, files, and the events that made them so (design §2 and §3). */

import type { Problem } from "@linchpin/standards";

/** How an index gets its files: by uploads and promotions, from an upstream, or from ordered layers. */
export type IndexKind = "local" | "mirror" | "merged";

export interface IndexDefinition {
  readonly name: string;
  readonly kind: IndexKind;
  /** Whether `/{index}/legacy/` takes files. `prod` does not: promotion only. */
  readonly acceptsUploads: boolean;
  /** The names of the layers of a merged index, the one that answers first in front. */
  readonly layers: readonly string[];
}

/** The indexes of a new server (design §6). */
export const DEFAULT_INDEXES: readonly IndexDefinition[] = [
  { name: "staging", kind: "local", acceptsUploads: true, layers: [] },
  { name: "prod", kind: "local", acceptsUploads: false, layers: [] },
  { name: "pypi", kind: "mirror", acceptsUploads: false, layers: [] },
  { name: "preview", kind: "merged", acceptsUploads: false, layers: ["staging", "prod", "pypi"] },
  { name: "main", kind: "merged", acceptsUploads: false, layers: ["prod", "pypi"] },
];

/** One wheel or sdist that we hold because somebody uploaded it; known by its digest. */
export interface StoredFile {
  readonly sha256: string;
  readonly filename: string;
  /** Normalised (PEP 503). */
  readonly project: string;
  /** As PEP 440 prints it (`1.0.0`, not zero-trimmed); `releaseKey` says which versions are one release. */
  readonly version: string;
  readonly kind: "wheel" | "sdist";
  /** Bytes. */
  readonly size: number;
  /** The instant of the upload, ISO 8601 with `Z`; stays when the file is promoted. */
  readonly uploadTime: string;
  readonly requiresPython?: string;
  /** sha256 of METADATA (or of PKG-INFO from metadata 2.2 on), kept as a blob of its own. */
  readonly metadataSha256?: string;
}

/** A file as one index shows it: whether it is yanked there, and why. */
export interface ListedFile extends StoredFile {
  readonly yanked?: true | string;
}

/** What a token may do, without the token: only its hash is kept. */
export interface TokenRecord {
  readonly id: string;
  readonly name: string;
  /** sha256 of the token, in hexadecimal. */
  readonly hash: string;
  /** `admin`, `promote`, `yank`, `upload` (any index) or `upload:{index}`. */
  readonly rights: readonly string[];
  /** Normalised names of the only projects that it may change; any project without it. */
  readonly projects?: readonly string[];
  /** ISO 8601 with `Z`. */
  readonly createdAt: string;
}

/** What the rules found in a file when it was uploaded. */
export interface FileFindings {
  readonly filename: string;
  readonly version: string;
  readonly findings: readonly Problem[];
}

/** What happened. `seq` counts from 1 without holes; the log only grows. */
export interface StoredEvent {
  readonly seq: number;
  /** ISO 8601 with `Z`. */
  readonly at: string;
  /** Who caused it: a token's name, or `system`. */
  readonly actor: string;
  readonly event: DomainEvent;
}

export type DomainEvent =
  | {
      readonly kind: "file-uploaded";
      readonly index: string;
      readonly file: StoredFile;
      /** What the rules had to say and did not refuse. */
      readonly findings?: readonly Problem[];
    }
  | {
      readonly kind: "release-promoted";
      readonly project: string;
      readonly version: string;
      readonly from: string;
      readonly to: string;
      readonly sha256s: readonly string[];
    }
  | {
      readonly kind: "release-yanked";
      readonly index: string;
      readonly project: string;
      readonly version: string;
      readonly reason: string;
    }
  | {
      readonly kind: "release-unyanked";
      readonly index: string;
      readonly project: string;
      readonly version: string;
      readonly reason: string;
    }
  | { readonly kind: "token-created"; readonly token: TokenRecord }
  | { readonly kind: "token-revoked"; readonly id: string };
