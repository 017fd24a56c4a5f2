import { StandardsError } from "../problem.ts";

/** What `compute` gives, or undefined where this package refuses the input. */
export function attempt<Value>(compute: () => Value): Value | undefined {
  try {
    return compute();
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}
