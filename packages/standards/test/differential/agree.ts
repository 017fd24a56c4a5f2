/** Whether two answers to a question are the same. */
import { isDeliberate } from "./deliberate.ts";
import type { Question } from "./kinds.ts";

export function agree(question: Question, ours: unknown, theirs: unknown): boolean {
  return isSame(ours, theirs) || isDeliberate(question);
}

/** Where packaging breaks instead of answering, any error of this package will do. */
function isSame(ours: unknown, theirs: unknown): boolean {
  if (isError(theirs) && "crash" in theirs) return isError(ours);
  return JSON.stringify(sortKeys(ours)) === JSON.stringify(sortKeys(theirs));
}

export function isError(value: unknown): value is object {
  return typeof value === "object" && value !== null && ("error" in value || "crash" in value);
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
