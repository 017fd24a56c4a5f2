/**
 * How CPython sees text where JavaScript sees it differently. The specifications are written as Python regular
 * expressions and string methods, so whitespace and order follow Python here.
 */

/** Whether `str.isspace` and `\s` of Python hold for this code unit (JavaScript's `\s` is another set). */
export function isPythonSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  if (code < 0x85) return false;
  return code === 0x85 || code === 0xa0 || isSpaceSeparator(code);
}

function isSpaceSeparator(code: number): boolean {
  if (code < 0x1680) return false;
  if (code >= 0x2000 && code <= 0x200a) return true;
  return (
    code === 0x1680 ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** `str.strip()` of Python. */
export function stripPythonSpace(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isPythonSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isPythonSpace(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/** Order by code point, as Python sorts `str`; JavaScript's `<` puts U+FF5E after U+1F600. */
export function comparePythonText(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  let index = 0;
  while (index < length && left.charCodeAt(index) === right.charCodeAt(index)) index += 1;
  if (index === length) return left.length - right.length;
  return codePointRank(left.charCodeAt(index)) - codePointRank(right.charCodeAt(index));
}

/** Surrogates stand for code points above U+FFFF, so they sort after every other code unit. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/** A piece of foreign text, quoted, and short enough to stand in a sentence. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 77)}...`);
}
