/** Words that differ by more than this are not the same word misspelled. */
const MAXIMUM_DISTANCE = 2;
const MAXIMUM_LENGTH = 64;

/**
 * The candidate that a misspelled word was meant to be, or undefined: one with at most two letters wrong, missing,
 * added or swapped, and at most one in words of up to five letters. Case, `_` and `-` do not count.
 */
export function nearestWord(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > MAXIMUM_LENGTH) return undefined;
  let best: string | undefined;
  let bestDistance = (word.length <= 5 ? 1 : MAXIMUM_DISTANCE) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(fold(word), fold(candidate));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll("_", "-");
}

/** Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours. */
function editDistance(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let distance = Math.min(
        last[column]! + 1,
        current[column - 1]! + 1,
        last[column - 1]! + (isSame ? 0 : 1),
      );
      if (
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1]
      ) {
        distance = Math.min(distance, beforeLast[column - 2]! + 1);
      }
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[right.length]!;
}
