/** Versions, specifiers and names: mostly right, often odd, sometimes broken. */
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const LARGE = [
  "9007199254740991",
  "9007199254740992",
  "9007199254740993",
  "18446744073709551616",
  "20240101123456789012",
];
const SEPARATORS = ["", "", ".", "-", "_"];
const PRE_WORDS = ["a", "b", "c", "rc", "alpha", "beta", "pre", "preview", "A", "RC", "Alpha", "PREVIEW"];
const POST_WORDS = ["post", "rev", "r", "POST", "R"];
const SPACES = [
  "",
  "",
  "",
  "",
  " ",
  "\t",
  "\n",
  "\v",
  "\x1c",
  "\x85",
  "\u00a0",
  "\u3000",
  "\ufeff",
  "\u200b",
];

function number(random: Random): string {
  const kind = random.below(30);
  if (kind === 0) return random.pick(LARGE);
  if (kind === 1) return `0${random.below(20)}`;
  return String(kind < 20 ? random.below(4) : random.below(300));
}

function release(random: Random): string {
  return random
    .list(1, random.chance(0.1) ? 6 : 3, () => (random.chance(0.4) ? "0" : number(random)))
    .join(".");
}

function suffix(random: Random, words: readonly string[]): string {
  const separator = random.pick(SEPARATORS);
  return (
    separator + random.pick(words) + random.pick(SEPARATORS) + (random.chance(0.2) ? "" : number(random))
  );
}

/** A version in whatever spelling PEP 440 accepts; few distinct numbers, so that two often meet. */
export function versionText(random: Random): string {
  let text = random.chance(0.05) ? random.pick(["v", "V"]) : "";
  if (random.chance(0.08)) text += `${random.below(3)}!`;
  text += release(random);
  if (random.chance(0.25)) text += suffix(random, PRE_WORDS);
  if (random.chance(0.2)) text += random.chance(0.2) ? `-${number(random)}` : suffix(random, POST_WORDS);
  if (random.chance(0.2)) text += suffix(random, ["dev", "DEV"]);
  if (random.chance(0.12)) text += local(random);
  return text;
}

function local(random: Random): string {
  const segments = random.list(1, 3, () =>
    random.pick(["abc", "1", "01", "a1", "1a", "ABC", "ubuntu", "0", "10"]),
  );
  return `+${segments.join(random.pick([".", "-", "_"]))}`;
}

/** A version that may be spaced, changed or no version at all. */
export function oddVersionText(random: Random): string {
  const text = versionText(random);
  const kind = random.below(10);
  if (kind < 5) return text;
  if (kind < 7) return random.pick(SPACES) + text + random.pick(SPACES);
  return mutate(random, text);
}

/** A version near another one, so that bounds are touched often. */
export function neighbour(random: Random, text: string): string {
  const changes = [
    text,
    `${text}.dev${random.below(3)}`,
    `${text}.post${random.below(3)}`,
    `${text}+abc`,
    `${text}.0`,
    `${text}a${random.below(3)}`,
    `${text}rc1`,
    text.replace(/\d+$/, (digits) => String(BigInt(digits) + 1n)),
    text.replace(/(\.dev|\.?post|a|b|rc)\d*$/i, ""),
    text.replace(/\+.*$/, ""),
  ];
  return random.pick(changes);
}

const OPERATORS = ["==", "!=", "<=", ">=", "<", ">", "~=", "==="];

export function specifierText(random: Random, around?: string): string {
  const operator = random.pick(random.chance(0.85) ? OPERATORS.slice(0, 7) : OPERATORS);
  const space = random.chance(0.1) ? random.pick(SPACES) : "";
  const version = around === undefined ? versionText(random) : neighbour(random, around);
  if (operator === "===" && random.chance(0.2))
    return `===${space}${random.pick(["foo", "1.0,2", "", "İ", "1.0-X", "ẞ"])}`;
  if (/^[=!]=$/.test(operator)) {
    return operator + space + (random.chance(0.3) ? `${release(random)}.*` : version);
  }
  // Local labels, and ~= with one number, are wrong here: now and then that is what we want.
  const fitting = random.chance(0.05) ? version : version.replace(/\+.*$/, "");
  return operator + space + (operator === "~=" && random.chance(0.9) ? withTwoNumbers(fitting) : fitting);
}

function withTwoNumbers(version: string): string {
  return version.replace(/^(v?(?:\d+!)?\d+)(?!\.?\d)/i, "$1.0");
}

export function specifierSetText(random: Random, around?: string): string {
  const parts = random.list(0, 4, () => specifierText(random, around));
  if (random.chance(0.1)) parts.push("");
  const separator = random.pick([",", ",", ", ", " , ", ",\n"]);
  const text = parts.join(separator);
  return random.chance(0.08) ? mutate(random, text) : text;
}

const NAMES = [
  "foo",
  "Foo.Bar",
  "a",
  "A--b",
  "x_y",
  "zope.interface",
  "-foo",
  "foo-",
  "a1",
  "0",
  "é",
  "ſ",
  "K",
  "İx",
  "",
];

export function nameText(random: Random): string {
  const text =
    random.pick(NAMES) +
    (random.chance(0.3) ? random.pick(["-", "_", ".", "--", "._"]) + random.pick(NAMES) : "");
  return random.chance(0.4) ? mutate(random, text) : text;
}
