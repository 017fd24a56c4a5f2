/** Files that setup.py opens, runs, imports or compiles, by its string literals and its imports. */

import type { SdistFacts } from "../../facts/sdist-facts.ts";
import { isStandardModule } from "../../python/stdlib.ts";
import type { BuildInput } from "./build-input.ts";

/** Calls that read the file that they name, on one line or with a folder joined before it. */
const READS =
  /\b(?:open|read_text|read_bytes|read|readfile|read_file|load_requirements|parse_requirements|get_requirements|read_requirements|Path|join)\s*\(([^)\n]{1,300})\)/g;
const LITERAL = /(["'])([^"'\n]{1,150})\1/g;
/** Sources that a compiler is given. */
const SOURCE = /(["'])((?:[\w.-]+\/){0,8}[\w.-]+\.(?:c|cc|cpp|cxx|pyx|f|f90))\1/g;

export function setupScriptInputs(sdist: SdistFacts): BuildInput[] {
  const text = sdist.contents.get("setup.py")?.text;
  if (text === undefined) return [];
  const code = withoutComments(text);
  return [...readFiles(code), ...compiledSources(code), ...ownModules(sdist)];
}

function withoutComments(text: string): string {
  return text
    .split("\n")
    .map((line) => (/^\s*#/.test(line) ? "" : line))
    .join("\n");
}

function readFiles(code: string): BuildInput[] {
  return [...code.matchAll(READS)].flatMap((call) => {
    const isGuarded =
      /\b(?:exists|isfile|is_file)\b/.test(lineAround(code, call.index)) || isInTry(code, call.index);
    const literals = [...(call[1] ?? "").matchAll(LITERAL)].map((match) => match[2] ?? "");
    const path = literals.filter(isFileName).join("/");
    return path === "" || isGuarded ? [] : [{ path, from: "setup.py", line: lineOf(code, call.index) }];
  });
}

/** A name with an extension, or one of the names that have none. */
function isFileName(text: string): boolean {
  return (
    /^[\w./-]+\.(?:txt|md|rst|in|cfg|toml|ini|json|yaml|yml|py)$/.test(text) ||
    /^(?:README|VERSION|LICENSE|CHANGES|HISTORY|AUTHORS)$/.test(text) ||
    (/^[\w-]+$/.test(text) && /^(?:requirements|src|docs)$/.test(text))
  );
}

function lineAround(code: string, index: number): string {
  const start = code.lastIndexOf("\n", code.lastIndexOf("\n", index) - 1) + 1;
  const end = code.indexOf("\n", index);
  return code.slice(start, end < 0 ? undefined : end);
}

/** Whether the statement is in a `try`: an indented line whose nearest line of less indentation is `try:`. */
function isInTry(code: string, index: number): boolean {
  const lines = code.slice(0, index).split("\n");
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  const own = indentOf(lines.at(-1) ?? "");
  const header = lines
    .slice(0, -1)
    .toReversed()
    .find((line) => line.trim() !== "" && indentOf(line) < own);
  return header?.trim() === "try:";
}

function lineOf(code: string, index: number): number {
  return code.slice(0, index).split("\n").length;
}

function compiledSources(code: string): BuildInput[] {
  if (!/\bExtension\s*\(|cythonize\s*\(/.test(code)) return [];
  return [...code.matchAll(SOURCE)].map((match) => ({
    path: match[2] ?? "",
    from: "setup.py",
    line: lineOf(code, match.index),
  }));
}

/** `import versioneer` and `from build_helpers import x`: modules that must lie beside setup.py. */
function ownModules(sdist: SdistFacts): BuildInput[] {
  const outline = sdist.contents.get("setup.py")?.outline;
  const required = (sdist.contents.get("pyproject.toml")?.text ?? "").toLowerCase();
  return (outline?.imports ?? [])
    .filter(
      ({ level, context, module }) =>
        level === 0 && context === "always" && OWN_HELPERS.test(module) && !isStandardModule(module),
    )
    .filter(({ module }) => !required.includes(module.toLowerCase()))
    .map(({ module, line }) => ({
      path: sdist.files.has(`${module}/__init__.py`) ? module : `${module}.py`,
      from: "setup.py",
      line,
    }));
}

/** Names that only a module of the project itself has. */
const OWN_HELPERS =
  /^(?:versioneer|_?build(?:_\w+|helpers?|tools?)|setup_?helpers?|_?setup\w+|_?custom_build|_?version_helper)$/;
