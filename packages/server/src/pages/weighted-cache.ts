/** A map with a bounded weight: what was not used for longest goes first. Weights may grow while an entry is kept. */
export class WeightedCache<Value> {
  readonly #capacity: number;
  readonly #entries = new Map<string, { readonly value: Value; weight: number }>();
  readonly #onEvict: (value: Value) => void;
  #weight = 0;

  /** `onEvict` hears of each value that leaves, whether it was pushed out or removed. */
  constructor(capacity: number, onEvict: (value: Value) => void = () => undefined) {
    this.#capacity = capacity;
    this.#onEvict = onEvict;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, weight: number): void {
    this.delete(key);
    this.#entries.set(key, { value, weight });
    this.#weight += weight;
    this.#shrink();
  }

  /** Adds to the weight of an entry, if it still holds this very value. */
  grow(key: string, value: Value, weight: number): void {
    const entry = this.#entries.get(key);
    if (entry?.value !== value) return;
    entry.weight += weight;
    this.#weight += weight;
    this.#shrink();
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#weight -= entry.weight;
    this.#onEvict(entry.value);
  }

  #shrink(): void {
    for (const key of this.#entries.keys()) {
      if (this.#weight <= this.#capacity) return;
      this.delete(key);
    }
  }
}
