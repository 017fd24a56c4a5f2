/**
 * Writes packages/checks/src/python/stdlib.table.json: which modules and names the standard library of each Python 3
 * has. Run it when a Python comes out: node scripts/make-stdlib-table.ts PYTHON... (one interpreter a minor version, oldest first).
 *
 * The table keeps differences only: `modules` has the first and the last minor version of every top-level module (0 where
 * it is in the oldest or newest that was asked), `added` and `removed` have the names and submodules of a module by the first minor
 * version that has them and by the last that had them.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(new URL("../packages/checks/src/python/stdlib.table.json", import.meta.url));

/** Lists what one interpreter has. Modules that cannot be imported there (other platforms) are listed without names. */
const SURVEY = `
import contextlib, importlib, io, json, os, pkgutil, sys, sysconfig, warnings
warnings.simplefilter("ignore")
SKIP = {"antigravity", "this", "test", "idlelib", "turtledemo", "__main__", "turtle", "site", "ensurepip", "lib2to3"}
# Their constants depend on the machine on which the interpreter was built.
BUILD_DEPENDENT = {"os", "posix", "socket", "ssl", "select", "signal", "errno", "resource", "curses", "sqlite3", "fcntl"}
# Names to ask for: some are there although no list shows them, such as collections.Mapping in 3.9.
asked = json.load(sys.stdin)
library = sysconfig.get_path("stdlib")
known = set(getattr(sys, "stdlib_module_names", ()))
if not known:
    paths = [library, os.path.join(library, "lib-dynload")]
    known = {m.name for m in pkgutil.iter_modules(paths)} | set(sys.builtin_module_names)
    known |= {"msvcrt", "winreg", "winsound", "nt", "_winapi", "msilib", "ossaudiodev", "nis", "spwd", "crypt"}
names = {}
def survey(name, depth):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            module = importlib.import_module(name)
    except BaseException:
        return
    # __all__ too, because some names are only made when they are asked for.
    found = {n for n in [*dir(module), *getattr(module, "__all__", ())] if not n.startswith("_")}
    if name in BUILD_DEPENDENT: found = {n for n in found if not n.isupper()}
    if hasattr(module, "__path__"):
        for child in pkgutil.iter_modules(module.__path__):
            if child.name.startswith("_") or child.name in ("test", "tests"): continue
            found.add(child.name)
            if depth < 2: survey(name + "." + child.name, depth + 1)
    found |= {n for n in asked.get(name, ()) if hasattr(module, n)}
    names[name] = sorted(found)
for name in sorted(known):
    if not name.startswith("_") and name not in SKIP: survey(name, 0)
print(json.dumps({"minor": sys.version_info[1], "modules": sorted(known), "names": names}))
`;

interface Survey {
  readonly minor: number;
  readonly modules: readonly string[];
  readonly names: Readonly<Record<string, readonly string[]>>;
}

type Range = readonly [first: number, last: number];

/** Modules that are known from the documentation of versions of which no interpreter was at hand. */
const DOCUMENTED: Readonly<Record<string, Range>> = { annotationlib: [14, 0], compression: [14, 0] };

/** `asked` are names by module that the interpreter may have without listing them. */
function surveyOf(python: string, asked: Survey["names"]): Survey {
  const output = execFileSync(python, ["-I", "-c", SURVEY], {
    encoding: "utf8",
    input: JSON.stringify(asked),
    maxBuffer: 1 << 28,
  });
  return JSON.parse(output) as Survey;
}

/** The first and last minor version in which something was seen; 0 stands for "already" and "still". */
function rangeOf(minors: readonly number[], oldest: number, newest: number): Range {
  const first = Math.min(...minors);
  const last = Math.max(...minors);
  return [first === oldest ? 0 : first, last === newest ? 0 : last];
}

function minorsByName(
  surveys: readonly Survey[],
  namesOf: (survey: Survey) => readonly string[],
): Map<string, number[]> {
  const seen = new Map<string, number[]>();
  for (const survey of surveys) {
    for (const name of namesOf(survey)) seen.set(name, [...(seen.get(name) ?? []), survey.minor]);
  }
  return seen;
}

function moduleRanges(surveys: readonly Survey[]): Record<string, Range> {
  const [oldest, newest] = [surveys[0]!.minor, surveys.at(-1)!.minor];
  const ranges = [...minorsByName(surveys, (survey) => survey.modules)]
    .filter(([name]) => !name.startsWith("_") || name === "__future__")
    .map(([name, minors]): [string, Range] => [name, rangeOf(minors, oldest, newest)]);
  return Object.fromEntries(
    [...ranges, ...Object.entries(DOCUMENTED)].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Of each module that every survey has: the names that came (index 0) or went (index 1). */
function nameChanges(surveys: readonly Survey[], index: 0 | 1): Record<string, Record<string, number>> {
  const changes: Record<string, Record<string, number>> = {};
  for (const module of Object.keys(surveys.at(-1)!.names).toSorted()) {
    const having = surveys.filter((survey) => survey.names[module] !== undefined);
    const [oldest, newest] = [having[0]!.minor, surveys.at(-1)!.minor];
    const seen = [...minorsByName(having, (survey) => survey.names[module] ?? [])].map(
      ([name, minors]): [string, number] => [name, rangeOf(minors, oldest, newest)[index]],
    );
    const changed = seen.filter(([, minor]) => minor > 0);
    if (changed.length > 0)
      changes[module] = Object.fromEntries(changed.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }
  return changes;
}

/** Every name that any of the surveys has, by module. */
function allNames(surveys: readonly Survey[]): Survey["names"] {
  const modules = new Set(surveys.flatMap(({ names }) => Object.keys(names)));
  return Object.fromEntries(
    Array.from(modules, (module) => [
      module,
      [...new Set(surveys.flatMap(({ names }) => names[module] ?? []))],
    ]),
  );
}

const pythons = process.argv.slice(2);
const listed = pythons.map((python) => surveyOf(python, {}));
const surveys = pythons.map((python) => surveyOf(python, allNames(listed)));
if (surveys.length < 2) throw new Error("give at least two interpreters of different versions");
const table = {
  oldest: surveys[0]!.minor,
  newest: surveys.at(-1)!.minor,
  modules: moduleRanges(surveys),
  added: nameChanges(surveys, 0),
  removed: nameChanges(surveys, 1),
};
writeFileSync(TARGET, `${JSON.stringify(table)}\n`);
process.stdout.write(
  `${TARGET}: ${Object.keys(table.modules).length} modules, 3.${table.oldest} to 3.${table.newest}\n`,
);
