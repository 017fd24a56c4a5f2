/** Quoted text in markers. `packaging` reads it as a Python string literal, so the escapes are Python's. */

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The value of a literal from the text between its quotes, undefined where Python refuses it: a line break, a NUL, a
 * lone surrogate, a broken escape. Escapes that Python does not know stay as they are.
 */
export function decodePythonString(body: string): string | undefined {
  if (!/[\\\r\n\0\ud800-\udfff]/.test(body)) return body;
  if (/[\0\p{Surrogate}]/u.test(body)) return undefined;
  // Python's tokenizer turns every line end into \n before it looks at the literal.
  const text = body.replace(/\r\n?/g, "\n");
  let value = "";
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === "\n") return undefined;
    if (character !== "\\") {
      value += character;
      position += 1;
      continue;
    }
    const escape = decodeEscape(text, position + 1);
    if (escape === undefined) return undefined;
    value += escape.value;
    position = escape.end;
  }
  return value;
}

interface Escape {
  readonly value: string;
  readonly end: number;
}

/** The escape whose backslash stands before `position`. */
function decodeEscape(text: string, position: number): Escape | undefined {
  if (position >= text.length) return undefined;
  const letter = text.charAt(position);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return { value: simple, end: position + 1 };
  const octal = /^[0-7]{1,3}/.exec(text.slice(position, position + 3))?.[0];
  if (octal !== undefined) return fromCode(Number.parseInt(octal, 8), position + octal.length);
  const length = HEX_LENGTHS[letter];
  if (length !== undefined)
    return decodeHex(text.slice(position + 1, position + 1 + length), length, position);
  // \N{name} needs the table of Unicode names, which is not here.
  if (letter === "N") return undefined;
  return { value: `\\${letter}`, end: position + 1 };
}

function decodeHex(digits: string, length: number, position: number): Escape | undefined {
  if (digits.length !== length || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  return fromCode(Number.parseInt(digits, 16), position + 1 + length);
}

function fromCode(code: number, end: number): Escape | undefined {
  return code <= 0x10ffff ? { value: String.fromCodePoint(code), end } : undefined;
}
