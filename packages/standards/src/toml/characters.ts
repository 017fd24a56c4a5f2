/** The characters that TOML is made of, as code units. */

export const LINE_FEED = 0x0a;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const EQUALS = 0x3d;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DOT = 0x2e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

export function isBlank(code: number): boolean {
  return code === 0x20 || code === LINE_FEED || code === 0x0d || code === 0x09;
}

export function endsBareKey(code: number): boolean {
  return (
    isBlank(code) ||
    code === DOT ||
    code === EQUALS ||
    code === CLOSE_BRACKET ||
    code === HASH ||
    Number.isNaN(code)
  );
}

export function endsScalar(code: number): boolean {
  return (
    code === LINE_FEED ||
    code === 0x0d ||
    code === COMMA ||
    code === CLOSE_BRACKET ||
    code === CLOSE_BRACE ||
    code === HASH ||
    Number.isNaN(code)
  );
}
