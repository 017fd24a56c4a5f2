/** The reserved words of Python 3 (`keyword.kwlist`): no module can be imported by such a name. */
const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Whether the word is reserved, as `keyword.iskeyword` has it. */
export function isPythonKeyword(word: string): boolean {
  return KEYWORDS.has(word);
}
