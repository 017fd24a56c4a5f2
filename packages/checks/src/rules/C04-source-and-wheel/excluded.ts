/** Whether the settings of the build leave a path out on purpose. */

import type { Source } from "../../facts/member-facts.ts";

const SETTINGS = ["pyproject.toml", "setup.cfg", "setup.py", "MANIFEST.in"];

/** Words after which a setting lists what is left out. */
const EXCLUDES =
  /(?:exclude|global-exclude|recursive-exclude|prune|omit)[\w-]*["']?\]?\s*[=:(]?\s*(\[[^\]]{0,4000}\]|[^\n]{0,500})/gi;

/** `path` is relative to its package. A part of it, or its suffix, stands among what is excluded. */
export function isExcludedOnPurpose(source: Source, path: string): boolean {
  const listed = SETTINGS.flatMap((name) =>
    [...(source.contents.get(name)?.text ?? "").matchAll(EXCLUDES)].map((match) => match[1] ?? ""),
  );
  const parts = path.split("/");
  const base = parts.at(-1) ?? "";
  const suffix = base.includes(".") ? `*${base.slice(base.lastIndexOf("."))}` : base;
  const stem = base.replace(/\.\w+$/, "");
  return listed.some((text) => [...parts, suffix, stem].some((word) => word !== "" && hasWord(text, word)));
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? "") && !/\w/.test(text[at + word.length] ?? "")) return true;
  }
  return false;
}
