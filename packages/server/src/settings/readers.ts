/** Readers turn the text of a setting into its value, or throw `UnreadableValue` with what was expected. */

/** `folder` is where the text was written: relative paths start there. */
export type Reader<Value> = (text: string, folder: string) => Value;

export class UnreadableValue extends Error {
  override readonly name = "UnreadableValue";
}

export const readText: Reader<string> = (text) => {
  if (text.trim() === "") throw new UnreadableValue("expected a text that is not empty");
  return text;
};

/** An integer from `least` to `most`, both included. */
export function readCount(least: number, most: number): Reader<number> {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new UnreadableValue(`expected an integer from ${least} to ${most}`);
    }
    return value;
  };
}

export const readPort = readCount(0, 65_535);

export function readOneOf<const Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (text) => {
    const word = words.find((candidate) => candidate === text);
    if (word === undefined) throw new UnreadableValue(`expected one of ${words.join(", ")}`);
    return word;
  };
}

/** An absolute http or https URL, kept as it was written. */
export const readUrl: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw new UnreadableValue("expected an http or https URL, for example https://index.example/simple/");
  }
  return text;
};
