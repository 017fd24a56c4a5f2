/** Files that setup.py opens, runs, imports or compiles, by its string literals and its imports. */

import type { SdistFacts } from "../../facts/sdist-facts.ts";
import { isStandardModule } from "../../python/stdlib.ts";
import type { BuildInput } from "./build-input.ts";

/** Calls that read the file that they name, or that join its path to the folder of setup.py. */
const READS =
  /\b(?:open|read_text|read_bytes|read|readfile|read_file|load_requirements|parse_requirements|get_requirements|read_requirements|Path|join)\s*\(([^()\n]{1,300})\)/g;
/** Names that people give the folder of setup.py. */
const HERE =
  /^(?:here|root|base|cwd|(?:base|root|this|project|setup|current|package)_?(?:dir(?:ectory)?|path|folder|root)|__file__)$/i;
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
      /\b(?:exists|isfile|is_file)\b/.test(lineAround(code, call.index)) || isConditional(code, call.index);
    const path = pathOf(call[1] ?? "");
    return path === undefined || isGuarded
      ? []
      : [{ path, from: "setup.py", line: lineOf(code, call.index) }];
  });
}

/** The path that the arguments spell out; undefined where a variable decides. */
function pathOf(parameters: string): string | undefined {
  const parts = parameters.split(",").map((part) => part.trim());
  if (HERE.test(parts[0] ?? "")) parts.shift();
  const literals = parts
    .filter((part) => !/^\w+\s*=/.test(part))
    .map((part) => /^(["'])([^"']{1,150})\1$/.exec(part)?.[2]);
  // open("README.md", "r", encoding="utf-8"): the mode is no part of the path.
  if (/^[rwab+tU]{1,3}$/.test(literals.at(-1) ?? "")) literals.pop();
  if (literals.length === 0 || literals.includes(undefined)) return undefined;
  const path = literals.join("/");
  return isFileName(path.slice(path.lastIndexOf("/") + 1)) ? path : undefined;
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

/** Whether a line above with less indentation makes the statement run only sometimes, or later. */
function isConditional(code: string, index: number): boolean {
  const lines = code.slice(0, index).split("\n");
  const indentOf = (line: string): number => line.length - line.trimStart().length;
  let indent = indentOf(lines.at(-1) ?? "");
  for (const line of lines.slice(0, -1).toReversed()) {
    if (line.trim() === "" || indentOf(line) >= indent) continue;
    if (/^\s*(?:try|if|elif|else|except|finally|for|while|def|class)\b/.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}

function lineOf(code: string, index: number): number {
  return code.slice(0, index).split("\n").length;
}

function compiledSources(code: string): BuildInput[] {
  if (!/\bExtension\s*\(|cythonize\s*\(/.test(code)) return [];
  return [...code.matchAll(SOURCE)]
    .filter((match) => !isConditional(code, match.index))
    .map((match) => ({ path: match[2] ?? "", from: "setup.py", line: lineOf(code, match.index) }));
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
  /^(?:versioneer|_?build(?:_\w+|helpers?|tools?)|setup_?helpers?|_?setup(?!tools)\w+|_?custom_build|_?version_helper)$/;
