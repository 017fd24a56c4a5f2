/** No tracked file names the host of a package registry, nor a folder of one developer's machine. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Gate, GateResult } from "./gate.ts";
import { trackedFiles } from "./sources.ts";

/** Put together from parts, so that this file does not name what it forbids. */
const HOSTS = [
  ["pypi", "org"],
  ["pythonhosted", "org"],
  ["npmjs", "org"],
  ["npmjs", "com"],
  ["yarnpkg", "com"],
  ["crates", "io"],
  ["deb.debian", "org"],
].map((parts) => parts.join("."));

const MACHINE_PATHS = [
  ["", "work", "main"],
  ["", "root", ".pyenv"],
  ["", "tmp", "plan"],
  ["", "work", ".library"],
  ["", "work", "shared"],
].map((parts) => parts.join("/"));

export const privateWordsGate: Gate = { title: "private words", run: findPrivateWords };

function findPrivateWords(root: string): GateResult {
  const files = trackedFiles(root);
  return { looked: files.length, violations: files.flatMap((file) => wordsIn(root, file)) };
}

function wordsIn(root: string, file: string): readonly string[] {
  const text = readFileSync(join(root, file), "utf8").toLowerCase();
  return [...HOSTS, ...MACHINE_PATHS]
    .filter((word) => text.includes(word))
    .map((word) => `${file}, line ${text.slice(0, text.indexOf(word)).split("\n").length}: names ${word}`);
}
