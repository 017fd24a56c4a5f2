/** Which immutable body lies under which path: found by the cold path once, then without asking anybody. */
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
    this.#bodies.set(path, body);
  }

  delete(path: string): void {
    this.#bodies.delete(path);
  }

  clear(): void {
    this.#bodies.clear();
  }
}
