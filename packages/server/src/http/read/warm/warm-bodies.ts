/** Which immutable body lies under which path: found by the cold path once, then without asking anybody. */
import type { BlockSource } from "../../../blocks/block-source.ts";
import type { ImmutableBody } from "../immutable-body.ts";

/** Paths that are remembered; each costs some hundred bytes. */
const CAPACITY = 20_000;

export class WarmBodies {
  readonly #bodies = new Map<string, ImmutableBody>();

  /** `path` as the client sent it, percent-encoded. */
  get(path: string): ImmutableBody | undefined {
    return this.#bodies.get(path);
  }

  set(path: string, body: ImmutableBody): void {
    if (this.#bodies.size >= CAPACITY) this.#bodies.clear();
    this.#bodies.set(path, { ...body, source: this.#forgetting(path, body.source) });
  }

  /** A file that cannot be read is looked for again by the next request, which may mend it or say what is wrong. */
  #forgetting(path: string, source: BlockSource): BlockSource {
    return {
      ...source,
      load: async (index) => {
        try {
          return await source.load(index);
        } catch (error) {
          this.#bodies.delete(path);
          throw error;
        }
      },
    };
  }

  clear(): void {
    this.#bodies.clear();
  }
}
