/** Damage to the structure of a document: keys gone, misspelled or moved, values of other types, entries doubled. */
import { TomlDate } from "smol-toml";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

export type Table = { [key: string]: unknown };

const ODD_VALUES: readonly unknown[] = [
  "",
  "x",
  "1.0",
  0n,
  -1n,
  1.5,
  2,
  true,
  [],
  ["x"],
  [1n],
  {},
  { x: "y" },
  [{}],
  new TomlDate("2026-01-02T03:04:05Z"),
  new TomlDate("2026-01-02"),
];

/** The table with one to three changes, made in place. */
export function damageTable(random: Random, table: Table): Table {
  for (let count = 1 + random.below(3); count > 0; count -= 1) {
    changeOnce(random, random.pick(containers(table)));
  }
  return table;
}

/** All tables and arrays of a document. */
function containers(value: unknown): (Table | unknown[])[] {
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  const inside = Object.values(value).flatMap(containers);
  return [value as Table | unknown[], ...inside];
}

function changeOnce(random: Random, container: Table | unknown[]): void {
  const keys = Object.keys(container);
  if (keys.length === 0) {
    put(container, "x", random.pick(ODD_VALUES));
    return;
  }
  const key = random.pick(keys);
  const value = (container as Table)[key];
  switch (random.below(7)) {
    case 0:
      remove(container, key);
      break;
    case 1:
      put(container, key, random.pick(ODD_VALUES));
      break;
    case 2:
      remove(container, key);
      put(container, mutate(random, key).toWellFormed(), value);
      break;
    case 3:
      put(container, random.pick(keys), value);
      break;
    case 4:
      if (Array.isArray(container)) container.push(structuredCopy(value));
      break;
    default:
      if (typeof value === "string") put(container, key, mutate(random, value).toWellFormed());
  }
}

function put(container: Table | unknown[], key: string, value: unknown): void {
  const copy = structuredCopy(value);
  if (!Array.isArray(container)) container[key] = copy;
  else if (Number(key) < container.length && Number(key) >= 0) container[Math.floor(Number(key))] = copy;
  else container.push(copy);
}

function remove(container: Table | unknown[], key: string): void {
  if (Array.isArray(container)) container.splice(Number(key), 1);
  else delete container[key];
}

/** A copy, so that a change to one place does not show at another. */
function structuredCopy(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(structuredCopy);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]));
}
