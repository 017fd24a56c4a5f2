/** The hard keywords of Python 3 (language reference § 2.3.1). `match`, `case`, `type`, `lazy` and `_` are soft. */

const KEYWORDS: ReadonlySet<string> = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

const LONGEST_KEYWORD = 8;

export function isKeyword(name: string): boolean {
  return name.length <= LONGEST_KEYWORD && KEYWORDS.has(name);
}

/** Keywords that are values: they stand where a name can stand. */
export function isConstantKeyword(name: string): boolean {
  return name === "None" || name === "True" || name === "False";
}
