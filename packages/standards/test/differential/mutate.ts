/** Small damage to text: what people mistype, and what attackers try. */
import type { Random } from "./random.ts";

const PIECES = [
  ...Array.from(" \t\n\r\v\f.-_+!*,;()[]<>=~@'\"\\/#%0123456789abcdevprstxABV"),
  "\x00",
  "\x1c",
  "\x1f",
  "\x85",
  "\u00a0",
  "\u1680",
  "\u2003",
  "\u2028",
  "\u3000",
  "\ufeff",
  "\u200b",
  "\u0661",
  "\uff11",
  "\u00b2",
  "\u2460",
  "\u096f",
  "\u{1d7d9}",
  "\u017f",
  "\u212a",
  "\u0131",
  "\u0130",
  "\u00e9",
  "\u00df",
  "\u03a3",
  "\u4e00",
  "\u0301",
  "\u{1f600}",
  "\ud800",
  "dev",
  "post",
  "rc",
  "alpha",
  "pre",
  ".*",
  "==",
  "===",
  "!=",
  "~=",
  ">=",
  "<=",
  "and",
  "or",
  "not",
  "in",
  "not in",
  "extra",
  "os_name",
  "python_version",
  "&&",
  "||",
  "0".repeat(20),
  "9".repeat(20),
  "  ",
  "..",
  "--",
  "()",
  "((",
  "))",
  "\\n",
  "\\x41",
  "\\u0041",
  "\\'",
  "\\\n",
  "\\777",
  "\\N{DIGIT ONE}",
  "\r\n",
  "http://x/y",
  ";",
] as const;

/** The text with one to three changes: a piece put in, taken out, doubled, moved or turned to the other case. */
export function mutate(random: Random, text: string): string {
  let changed = text;
  for (let count = 1 + random.below(3); count > 0; count -= 1) changed = changeOnce(random, changed);
  return changed;
}

function changeOnce(random: Random, text: string): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + 1 + random.below(random.chance(0.2) ? 8 : 2));
  const [before, middle, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (random.below(7)) {
    case 0:
      return before + after;
    case 1:
      return before + middle + middle + after;
    case 2:
      return before + random.pick(PIECES) + after;
    case 3:
      return after + middle + before;
    case 4:
      return before + (random.chance(0.5) ? middle.toUpperCase() : middle.toLowerCase()) + after;
    default:
      return before + random.pick(PIECES) + middle + after;
  }
}
