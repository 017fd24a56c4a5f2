/** What the read routes are given, and what they share. */

import type { BlockCache } from "../../blocks/block-cache.ts";
import type { IndexDefinition } from "../../domain/model.ts";
import type { BlobStore, Catalogue, Clock, Ledger } from "../../domain/ports.ts";
import type { Mirror } from "../../mirror/mirror.ts";
import type { Pages } from "../../pages/pages.ts";
import type { WarmBodies } from "./warm/warm-bodies.ts";

export interface ReadDeps {
  readonly indexes: readonly IndexDefinition[];
  readonly catalogue: Catalogue;
  readonly ledger: Pick<Ledger, "onAppend">;
  readonly blobs: Pick<BlobStore, "path" | "size" | "read">;
  readonly mirror: Mirror;
  /** Shared with the mirror: what has just been fetched is served from memory. */
  readonly blocks: BlockCache;
  readonly clock: Clock;
}

export interface ReadServices extends ReadDeps {
  readonly pages: Pages;
  readonly bodies: WarmBodies;
}
