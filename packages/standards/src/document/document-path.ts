/** The keys and array indexes that lead from the top of a document to a value. */
export type DocumentPath = readonly (string | number)[];

/** A path as people write it: `project.urls."Bug tracker"` or `packages[2].wheels[0]`. */
export function formatPath(path: DocumentPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") {
      text += `[${step}]`;
    } else {
      text += (text === "" ? "" : ".") + (/^[A-Za-z0-9_-]+$/.test(step) ? step : JSON.stringify(step));
    }
  }
  return text;
}
