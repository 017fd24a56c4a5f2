/** The mirror as the rest of the server sees it: pages, files and metadata of one upstream index. */
import { OpenIndex } from "@linchpin/client";
import type { BlockCache } from "../blocks/block-cache.ts";
import type { BlobStore, Catalogue, Clock, Faults } from "../domain/ports.ts";
import type { Log } from "../log/log.ts";
import type { MirrorAnswer } from "./answer.ts";
import { type ContentOptions, type MirroredContent, MirrorFiles } from "./mirror-files.ts";
import { MirrorPages } from "./mirror-pages.ts";
import { type HeldFile, MirrorStore } from "./store.ts";

export interface Mirror {
  /** What the upstream shows of a project (normalised name), asked at most once however many want to know. */
  page(project: string): Promise<MirrorAnswer>;
  /** The names that the mirror holds a page of, or why it can hold none. */
  projects(): { readonly names: readonly string[] } | { readonly unset: string };
  /** Calls back when `projects` has changed. */
  onProjects(listener: () => void): void;
  /** The file with this digest and name. Throws a Refusal where it cannot be had. */
  file(sha256: string, filename: string, options: ContentOptions): Promise<MirroredContent>;
  /** The file with this name on the page of a project, whose digest may be unknown. Throws a Refusal. */
  undigestedFile(project: string, filename: string, options: ContentOptions): Promise<MirroredContent>;
  /** The METADATA of a wheel. Throws a Refusal where it cannot be had. */
  metadata(sha256: string, filename: string): Promise<Buffer>;
  undigestedMetadata(project: string, filename: string): Promise<Buffer>;
  /** Calls back when the upstream has put a project in quarantine: its files must not be offered any more. */
  onQuarantine(listener: () => void): void;
  /** Ends the fetches and closes what is open. */
  close(): Promise<void>;
}

export interface MirrorDeps {
  /** The data folder. */
  readonly folder: string;
  readonly blobs: Pick<BlobStore, "create" | "size" | "path">;
  readonly blocks: BlockCache;
  readonly catalogue: Pick<Catalogue, "isOwned">;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: Log;
}

export interface UpstreamOptions {
  /** The simple-API URL; may hold credentials. */
  readonly url: string;
  /** A PEM file of authorities to trust beside the usual ones. */
  readonly certificateFile?: string | undefined;
  /** Seconds for which an answer of the upstream is believed. */
  readonly pageMaxAge: number;
  /** Seconds for which the upstream may say nothing before it counts as down. */
  readonly timeout: number;
}

/** Opens the mirror of an upstream. Throws where its URL is none, or its certificates cannot be read. */
export function createMirror(upstream: UpstreamOptions, deps: MirrorDeps): Mirror {
  const index = openIndex(upstream);
  const filesIndex = openIndex(upstream);
  const store = new MirrorStore(deps.folder, index.address.root.href);
  const pages = new MirrorPages({ index, store, clock: deps.clock, pageMaxAge: upstream.pageMaxAge * 1000 });
  const shared = {
    ...deps,
    index: filesIndex,
    pages,
    store,
    isOwned: async (project: string) => await deps.catalogue.isOwned(project),
    onHeld: async (file: HeldFile) => await (await metadata()).recheck(file),
  };
  const files = new MirrorFiles(shared);
  const metadata = lazily(async () => {
    // Archives are read from afar for the first metadata: a start does not wait for their readers.
    const { MirrorMetadata } = await import("./mirror-metadata.ts");
    return new MirrorMetadata({ ...shared, files });
  });
  return {
    page: async (project) => await pages.page(project),
    projects: () => ({ names: pages.names() }),
    onProjects: (listener) => pages.onNames(listener),
    file: async (sha256, filename, options) => await files.byDigest(sha256, filename, options),
    undigestedFile: async (project, filename, options) => await files.byName(project, filename, options),
    metadata: async (sha256, filename) => await (await metadata()).byDigest(sha256, filename),
    undigestedMetadata: async (project, filename) => await (await metadata()).byName(project, filename),
    onQuarantine: (listener) => pages.onQuarantine(listener),
    close: async () => {
      await files.close();
      index.close();
      filesIndex.close();
      store.close();
    },
  };
}

function openIndex({ url, certificateFile, timeout }: UpstreamOptions): OpenIndex {
  return new OpenIndex({ url, certificateFile, idleMilliseconds: timeout * 1000 });
}

function lazily<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
