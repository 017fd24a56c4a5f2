/** Words that differ by more than this are not the same word misspelled. */
const MAXIMUM_DISTANCE = 2;
const MAXIMUM_LENGTH = 64;

/**
 * The candidate that a misspelled word was meant to be, or undefined: one with at most two letters wrong, missing,
 * added or swapped, and at most one in words of up to five letters. Case, `_` and `-` do not count.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAXIMUM_LENGTH) return undefined;
  const folded = fold(word);
  let best: string | undefined;
  let limit = word.length <= 5 ? 1 : MAXIMUM_DISTANCE;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const distance = distanceWithin(folded, fold(candidate), limit);
    if (distance === undefined) continue;
    if (distance === 0) return candidate;
    best = candidate;
    limit = distance - 1;
    if (limit === 0) return best;
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}

/**
 * Optimal string alignment (insertions, deletions, substitutions, swaps of neighbours) up to a limit; undefined above
 * it. What both words begin and end with costs nothing; of the rest, a few rows mostly show that it is too much.
 */
function distanceWithin(leftWord: string, rightWord: string, limit: number): number | undefined {
  const [left, right] = withoutCommonEnds(leftWord, rightWord);
  let beforeLast: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = nextRow({ left, right, row, beforeLast, last });
    if (Math.min(...current) > limit) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[right.length]!;
  return distance > limit ? undefined : distance;
}

function withoutCommonEnds(left: string, right: string): readonly [string, string] {
  const shorter = Math.min(left.length, right.length);
  let start = 0;
  while (start < shorter && left[start] === right[start]) start++;
  let end = 0;
  while (end < shorter - start && left.at(-1 - end) === right.at(-1 - end)) end++;
  return [left.slice(start, left.length - end), right.slice(start, right.length - end)];
}

interface Alignment {
  readonly left: string;
  readonly right: string;
  readonly row: number;
  readonly beforeLast: readonly number[];
  readonly last: readonly number[];
}

/** The costs of making the first `row` letters of the left word into each beginning of the right one. */
function nextRow({ left, right, row, beforeLast, last }: Alignment): readonly number[] {
  const current = [row];
  for (let column = 1; column <= right.length; column++) {
    const isSame = left[row - 1] === right[column - 1];
    const isSwap =
      row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
    const cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (isSame ? 0 : 1));
    current.push(isSwap ? Math.min(cost, beforeLast[column - 2]! + 1) : cost);
  }
  return current;
}
