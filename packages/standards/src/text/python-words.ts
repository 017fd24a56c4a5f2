import { isPythonSpace } from "./python-text.ts";

/** `str.split()` of Python: the words between runs of white space. */
export function splitPythonWords(text: string): string[] {
  const words: string[] = [];
  let start = -1;
  for (let index = 0; index <= text.length; index++) {
    const isGap = index === text.length || isPythonSpace(text.charCodeAt(index));
    if (isGap && start !== -1) words.push(text.slice(start, index));
    if (isGap) start = -1;
    else if (start === -1) start = index;
  }
  return words;
}
