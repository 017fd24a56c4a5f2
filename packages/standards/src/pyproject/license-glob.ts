/** Glob patterns ("glob patterns" specification): what they may hold, and which paths they match. */

/** Longer patterns are refused: a file name has at most 255 bytes, and a path some thousands. */
const MAXIMUM_LENGTH = 4096;

const ALLOWED = /^[\p{L}\p{N}_ \-./*?[\]]+$/u;

/** What is wrong with a pattern, as the end of a sentence; undefined where nothing is. */
export function globFault(pattern: string): string | undefined {
  if (pattern === "") return "is empty";
  if (pattern.length > MAXIMUM_LENGTH) return `is longer than ${MAXIMUM_LENGTH} characters`;
  if (pattern.includes("..")) return 'has "..", which leads out of the project';
  if (pattern.startsWith("/")) return "is absolute";
  if (!ALLOWED.test(pattern)) return "has characters that patterns cannot have";
  return rangeFault(pattern);
}

/** Every `[` needs its `]`, and no range may hold a wildcard or a delimiter, which only make sense outside. */
function rangeFault(pattern: string): string | undefined {
  let open = false;
  for (const character of pattern) {
    if (open && "[/*?".includes(character)) return "has a range that is not closed, or with wildcards in it";
    if (character === "[") open = true;
    else if (character === "]" && !open) return 'has a "]" without its "["';
    else if (character === "]") open = false;
  }
  if (open) return 'has a "[" without its "]"';
  return pattern.includes("[]") ? "has an empty range" : undefined;
}

/**
 * Whether a pattern without fault matches a path (relative, `/` as delimiter). `*` and `?` stay within one folder and
 * do not match a leading dot, as Python's `glob` has it; `**` stands for any folders, none included.
 */
export function globMatches(pattern: string, path: string): boolean {
  return matchSegments(pattern.split("/"), path.split("/"));
}

/** Segment by segment; after a failure only the last `**` takes one folder more, so no pattern is exponential. */
function matchSegments(patterns: readonly string[], names: readonly string[]): boolean {
  let patternIndex = 0;
  let nameIndex = 0;
  let retryPattern = -1;
  let retryName = 0;
  while (nameIndex < names.length) {
    const pattern = patterns[patternIndex];
    if (pattern === "**") {
      retryPattern = patternIndex++;
      retryName = nameIndex;
    } else if (pattern !== undefined && matchSegment(pattern, names[nameIndex]!)) {
      patternIndex++;
      nameIndex++;
    } else if (retryPattern >= 0 && !names[retryName]!.startsWith(".")) {
      patternIndex = retryPattern + 1;
      nameIndex = ++retryName;
    } else {
      return false;
    }
  }
  return patterns.slice(patternIndex).every((pattern) => pattern === "**");
}

function matchSegment(pattern: string, name: string): boolean {
  if (name.startsWith(".") && !pattern.startsWith(".")) {
    return false;
  }
  const units = Array.from(pattern.matchAll(/\[[^\]]*\]|./gsu), ([unit]) => unit);
  return matchUnits(units, Array.from(name));
}

/** The classic walk with one point of return: after a failure the last `*` takes one character more. */
function matchUnits(units: readonly string[], characters: readonly string[]): boolean {
  let unitIndex = 0;
  let characterIndex = 0;
  let retryUnit = -1;
  let retryCharacter = 0;
  while (characterIndex < characters.length) {
    const unit = units[unitIndex];
    if (unit === "*") {
      retryUnit = unitIndex++;
      retryCharacter = characterIndex;
    } else if (unit !== undefined && matchUnit(unit, characters[characterIndex]!)) {
      unitIndex++;
      characterIndex++;
    } else if (retryUnit >= 0) {
      unitIndex = retryUnit + 1;
      characterIndex = ++retryCharacter;
    } else {
      return false;
    }
  }
  return units.slice(unitIndex).every((unit) => unit === "*");
}

function matchUnit(unit: string, character: string): boolean {
  if (unit === "?") {
    return true;
  }
  return unit.startsWith("[") && unit.length > 1 ? inRange(unit.slice(1, -1), character) : unit === character;
}

/** `a-z` is a range by code points; a hyphen at either end stands for itself. */
function inRange(range: string, character: string): boolean {
  const members = Array.from(range);
  for (let index = 0; index < members.length; index++) {
    const first = members[index]!;
    const last = members[index + 1] === "-" && index + 2 < members.length ? members[index + 2]! : undefined;
    if (last === undefined ? first === character : isBetween(first, character, last)) {
      return true;
    }
    index += last === undefined ? 0 : 2;
  }
  return false;
}

function isBetween(first: string, character: string, last: string): boolean {
  const code = character.codePointAt(0)!;
  return first.codePointAt(0)! <= code && code <= last.codePointAt(0)!;
}
