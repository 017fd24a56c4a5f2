import type { IndexDefinition } from "./model.ts";
import { Refusal } from "./refusal.ts";

/** The index of that name. Throws the Refusal `index-unknown`. */
export function findIndex(indexes: readonly IndexDefinition[], name: string): IndexDefinition {
  const index = indexes.find((candidate) => candidate.name === name);
  if (index !== undefined) return index;
  throw new Refusal("index-unknown", {
    state: `there is no index ${JSON.stringify(name.slice(0, 100))}`,
    trigger: "looking for it",
    remedy: `the indexes are ${indexes.map((candidate) => candidate.name).join(", ")}`,
  });
}
