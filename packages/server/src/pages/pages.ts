/**
 * Every simple page that is served, as bytes. A page is resolved and rendered when it is first asked for, then found in
 * memory until an event or the upstream changes it. Memory is bounded by the bytes of the rendered bodies.
 */
import {
  type ProjectPage,
  type RootPage,
  writeProjectPageHtml,
  writeProjectPageJson,
  writeRootPageHtml,
  writeRootPageJson,
} from "@linchpin/standards";
import type { IndexDefinition, StoredEvent } from "../domain/model.ts";
import type { Catalogue, Clock, Ledger } from "../domain/ports.ts";
import type { Staleness } from "../mirror/answer.ts";
import type { Mirror } from "../mirror/mirror.ts";
import { ROOT_FROM_PROJECT_PAGE } from "./file-url.ts";
import { projectPage } from "./project-page.ts";
import { type PageWriter, RenderedPage } from "./rendered-page.ts";
import { type Resolution, resolveProject } from "./resolve.ts";
import { listRoot } from "./root-list.ts";
import { WeightedCache } from "./weighted-cache.ts";

export interface PageSources {
  readonly indexes: readonly IndexDefinition[];
  readonly catalogue: Pick<Catalogue, "listFiles" | "listProjects" | "isOwned">;
  readonly ledger: Pick<Ledger, "onAppend">;
  readonly mirror: Mirror;
  readonly clock: Clock;
}

/** A page as it stands now, and for how long. */
export interface ShownPage {
  readonly rendered: RenderedPage;
  /** Milliseconds since the epoch; infinite where only an event can change the page. */
  readonly freshUntil: number;
  readonly stale?: Staleness;
}

/** Bytes of rendered bodies that are kept, over all pages, formats and encodings. */
const RENDERED_BYTES = 64 * 1024 * 1024;
/** What an entry costs before anything is rendered. */
const ENTRY_BYTES = 1024;
/** Addresses that are remembered with their page; each costs some hundred bytes. */
const SHOWN_PAGES = 20_000;

interface Kept {
  readonly page: RenderedPage;
  /** The mirrored page that was rendered; undefined for a local one, which events drop. */
  readonly of: object | undefined;
}

export class Pages {
  readonly #sources: PageSources;
  readonly #rendered: WeightedCache<Kept>;
  readonly #shown = new Map<string, ShownPage>();
  /** Pages that are being made: those who ask meanwhile wait for the same one. */
  readonly #pending = new Map<string, Promise<ShownPage>>();
  /** Counts the changes, so that what was resolved before one is not kept as a rendering after it. */
  #changes = 0;

  constructor(sources: PageSources) {
    this.#sources = sources;
    this.#rendered = new WeightedCache(RENDERED_BYTES, ({ page }) => {
      page.dropped = true;
    });
    sources.ledger.onAppend((events) => this.#dropAfter(events));
    sources.mirror.onProjects(() => this.#dropRoots());
  }

  /** The page under this path if it is in memory and still right: no waiting, no SQL. */
  peek(path: string): ShownPage | undefined {
    const shown = this.#shown.get(path);
    if (shown === undefined) return undefined;
    if (!shown.rendered.dropped && this.#sources.clock.now().getTime() < shown.freshUntil) return shown;
    this.#shown.delete(path);
    return undefined;
  }

  /** The page of a project (normalised name). Throws a Refusal where there is none. */
  async project(index: string, project: string): Promise<ShownPage> {
    const path = projectPath(index, project);
    return this.peek(path) ?? (await this.#show(path, async () => await this.#resolve(index, project)));
  }

  /** The list of an index's projects. Throws a Refusal where the index is unknown or mirrors nothing. */
  async root(index: string): Promise<ShownPage> {
    const path = rootPath(index);
    return this.peek(path) ?? (await this.#show(path, async () => await this.#list(index)));
  }

  async #show(path: string, make: () => Promise<ShownPage>): Promise<ShownPage> {
    const pending = this.#pending.get(path);
    if (pending !== undefined) return await pending;
    const making = make();
    this.#pending.set(path, making);
    try {
      const shown = await making;
      if (this.#pending.get(path) === making && shown.stale === undefined) this.#remember(path, shown);
      return shown;
    } finally {
      if (this.#pending.get(path) === making) this.#pending.delete(path);
    }
  }

  #remember(path: string, shown: ShownPage): void {
    if (this.#shown.size >= SHOWN_PAGES) this.#shown.clear();
    this.#shown.set(path, shown);
  }

  async #resolve(index: string, project: string): Promise<ShownPage> {
    const changes = this.#changes;
    const resolution = await resolveProject(index, project, this.#sources);
    const rendered = this.#render(resolution, project, changes);
    if (resolution.kind === "local") return { rendered, freshUntil: Number.POSITIVE_INFINITY };
    const { freshUntil, stale } = resolution.answer;
    return { rendered, freshUntil, ...(stale && { stale }) };
  }

  /** One rendering serves every index in which the same layer answers: their bytes are the same. */
  #render(resolution: Resolution, project: string, changes: number): RenderedPage {
    const of = resolution.kind === "local" ? undefined : resolution.answer.page;
    const key = `${resolution.layer}/${project}`;
    const kept = this.#rendered.get(key);
    if (kept !== undefined && kept.of === of) return kept.page;
    return this.#keep(
      key,
      projectWriter(() => projectPage(resolution, project, ROOT_FROM_PROJECT_PAGE)),
      { of, changes },
    );
  }

  async #list(index: string): Promise<ShownPage> {
    const changes = this.#changes;
    const root = await listRoot(index, this.#sources);
    const rendered = this.#keep(rootPath(index), rootWriter(root), { of: undefined, changes });
    return { rendered, freshUntil: Number.POSITIVE_INFINITY };
  }

  /** A page of before the last change is good for the request that asked for it, and for nobody else. */
  #keep(
    key: string,
    writer: PageWriter,
    { of, changes }: { readonly of: object | undefined; readonly changes: number },
  ): RenderedPage {
    if (changes !== this.#changes) return new RenderedPage(writer);
    const kept: Kept = {
      page: new RenderedPage(writer, (bytes) => this.#rendered.grow(key, kept, bytes)),
      of,
    };
    this.#rendered.set(key, kept, ENTRY_BYTES);
    return kept.page;
  }

  #dropAfter(events: readonly StoredEvent[]): void {
    this.#changes++;
    for (const { event } of events) {
      if (event.kind === "file-uploaded") this.#drop(event.file.project);
      else if ("project" in event) this.#drop(event.project);
    }
  }

  #drop(project: string): void {
    for (const { name } of this.#sources.indexes) {
      this.#rendered.delete(`${name}/${project}`);
      this.#forget(projectPath(name, project));
    }
    this.#dropRoots();
  }

  #dropRoots(): void {
    for (const { name } of this.#sources.indexes) {
      this.#rendered.delete(rootPath(name));
      this.#forget(rootPath(name));
    }
  }

  /** Whoever asks from now on gets a page of now, also where an older one is just being made. */
  #forget(path: string): void {
    this.#shown.delete(path);
    this.#pending.delete(path);
  }
}

export function projectPath(index: string, project: string): string {
  return `/${index}/simple/${project}/`;
}

export function rootPath(index: string): string {
  return `/${index}/simple/`;
}

function projectWriter(page: () => ProjectPage): PageWriter {
  return { json: () => writeProjectPageJson(page()), html: () => writeProjectPageHtml(page()) };
}

function rootWriter(root: RootPage): PageWriter {
  return { json: () => writeRootPageJson(root), html: () => writeRootPageHtml(root) };
}
