// Every character that ends a line for `str.splitlines`; `\r\n` is one end.
const LINE = /[^\n\r\v\f\x1C-\x1E\x85\u2028\u2029]*(?:\r\n|[\n\r\v\f\x1C-\x1E\x85\u2028\u2029]|$)/g;

/** `str.splitlines(keepends=True)` of Python. */
export function splitPythonLines(text: string): string[] {
  return (text.match(LINE) ?? []).filter((line) => line !== "");
}
