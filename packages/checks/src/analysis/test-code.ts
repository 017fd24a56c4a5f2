/** Code that nobody imports when using the package: tests, documentation, examples, benchmarks. */

const SUPPORT_FOLDERS: ReadonlySet<string> = new Set(
  (
    "test tests testing _tests testsuite dummyserver test_data testdata test_files fixtures doc docs documentation example examples " +
    "sample samples demo demos benchmark benchmarks bench tutorial tutorials template templates cookiecutter skeleton skel"
  ).split(" "),
);

/** Whether a path is, by its folders or its name, support code and not the library itself. */
export function isSupportCode(path: string): boolean {
  const parts = path.toLowerCase().split("/");
  const base = parts.pop() ?? "";
  if (parts.some((part) => SUPPORT_FOLDERS.has(part) || part.endsWith("_tests") || part.startsWith("test_")))
    return true;
  return /^(?:test_.*|.*_(?:test|tests|benchmark)|tests?|conftest|setup|noxfile|tasks)\.pyi?$/.test(base);
}

const OPTIONAL_FOLDERS: ReadonlySet<string> = new Set(
  (
    "contrib integration integrations plugin plugins ext exts extension extensions backend backends adapter adapters driver " +
    "drivers dialect dialects provider providers protocol protocols addon addons connectors sphinxext instrumentation " +
    "vendor_specific formats exporters importers layers managers"
  ).split(" "),
);

/** Parts of a package that only those import who use what they connect to. */
export function isOptionalPart(path: string): boolean {
  const parts = path.toLowerCase().split("/");
  const base = parts.pop() ?? "";
  if (parts.some((part) => OPTIONAL_FOLDERS.has(part) || part.startsWith("_build"))) return true;
  return /^_*(?:pytest|sphinx|ipython|jupyter|django|flask|celery)[_.]|(?:plugin|ext|deprecated)\.pyi?$/.test(
    base,
  );
}

/** Copies of other projects inside a package: their faults are not the package's. */
export function isVendored(path: string): boolean {
  return /(?:^|\/)_?(?:vendor|vendored|third_?party|externals?|extern|ext_libs|bundled|lib2to3)(?:ed)?\//i.test(
    path,
  );
}
