/** The bounded cache: fails when it holds more than it may, or drops what was used last. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { WeightedCache } from "../../src/pages/weighted-cache.ts";

const CAPACITY = 10;
const KEY = fc.constantFrom("a", "b", "c", "d", "e");
const STEP = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), key: KEY, weight: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ kind: fc.constant("get" as const), key: KEY, weight: fc.constant(0) }),
  fc.record({ kind: fc.constant("grow" as const), key: KEY, weight: fc.integer({ min: 0, max: 12 }) }),
  fc.record({ kind: fc.constant("delete" as const), key: KEY, weight: fc.constant(0) }),
);

interface Entry {
  readonly value: object;
  weight: number;
}

test("it behaves as a list of entries, the last used at the end, of which the first leave when the sum is too high", () => {
  fc.assert(
    fc.property(fc.array(STEP, { maxLength: 60 }), (steps) => {
      const evicted = new Set<object>();
      const cache = new WeightedCache<object>(CAPACITY, (value) => evicted.add(value));
      let model = new Map<string, Entry>();
      for (const { kind, key, weight } of steps) {
        const known = model.get(key);
        if (kind === "set") {
          const entry = { value: {}, weight };
          model.delete(key);
          model.set(key, entry);
          cache.set(key, entry.value, weight);
        } else if (kind === "get") {
          assert.equal(cache.get(key), known?.value);
          if (known !== undefined)
            model = new Map([...model].filter(([name]) => name !== key)).set(key, known);
        } else if (kind === "grow") {
          if (known !== undefined) known.weight += weight;
          cache.grow(key, known?.value ?? {}, weight);
        } else {
          model.delete(key);
          cache.delete(key);
        }
        const sum = () => [...model.values()].reduce((total, entry) => total + entry.weight, 0);
        for (const name of model.keys()) if (sum() > CAPACITY) model.delete(name);
      }
      for (const { value } of model.values()) assert.ok(!evicted.has(value));
      for (const name of ["a", "b", "c", "d", "e"]) assert.equal(cache.get(name), model.get(name)?.value);
    }),
  );
});
