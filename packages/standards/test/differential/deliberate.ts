/** Questions to which this package gives another answer on purpose: each is a row of docs/standards-differences.md. */
import type { Question } from "./kinds.ts";

export function isDeliberate(question: Question): boolean {
  const text = JSON.stringify(question);
  return NAMED_CHARACTER.test(text) || FOLDED_LETTER.test(text);
}

/** `\N{…}` in a quoted text of a marker. */
const NAMED_CHARACTER = /\\\\N\{/;

/** Letters that Python's regular expressions hold equal to s and i; packaging lets them into `~=` and then breaks. */
const FOLDED_LETTER = /~=[^,]*[\u017f\u0131\u0130]/;
