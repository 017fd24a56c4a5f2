/** Classes of characters in Python source (language reference § 2.3); code points are UTF-16 code units. */

const NAME_START = 1;
const DIGIT = 2;

const CLASSES = new Uint8Array(128);
for (let code = 65; code <= 90; code += 1) CLASSES[code] = NAME_START;
for (let code = 97; code <= 122; code += 1) CLASSES[code] = NAME_START;
for (let code = 48; code <= 57; code += 1) CLASSES[code] = DIGIT;
CLASSES[95] = NAME_START;

/** Letters, the underscore, and everything outside ASCII: what is no letter there, a real grammar refuses. */
export function isNameStart(code: number): boolean {
  return code < 128 ? CLASSES[code] === NAME_START : code >= 128;
}

export function isDigit(code: number): boolean {
  return CLASSES[code] === DIGIT;
}

/** Whether the character can go on in a name; false at the end of the text (NaN). */
export function isNamePart(code: number): boolean {
  return code < 128 ? CLASSES[code] !== 0 : code >= 128;
}
