/** When each import of a module runs. Fails if a guarded, typing-only or deferred import is taken for one that always runs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineModule } from "../../src/python/outline-module.ts";

/** `module:names@context` of every import, one a line. */
function imports(source: string): string[] {
  return outlineModule(source).imports.map(({ module, level, names, isStar, context }) => {
    const list = isStar ? ":*" : names === undefined ? "" : `:${names.join(",")}`;
    return `${".".repeat(level)}${module}${list}@${context}`;
  });
}

test("both import statements, with aliases, dots, brackets and several modules", () => {
  const source = [
    "import os, a.b as c",
    "from . import x as y, z",
    "from ...pkg.sub import (",
    "    one,  # why",
    "    two as second,",
    ")",
    "from star import *; import last",
  ].join("\n");
  assert.deepEqual(imports(source), [
    "os@always",
    "a.b@always",
    ".:x,z@always",
    "...pkg.sub:one,two@always",
    "star:*@always",
    "last@always",
  ]);
});

test("a try that catches ImportError guards its body, its handlers and its else", () => {
  const source = [
    "try:",
    "    import fast",
    "except (AttributeError, ImportError):",
    "    import slow",
    "else:",
    "    import faster",
    "finally:",
    "    import always",
    "try: import one_line",
    "except Exception: one_line = None",
  ].join("\n");
  assert.deepEqual(imports(source), [
    "fast@guarded",
    "slow@guarded",
    "faster@guarded",
    "always@always",
    "one_line@guarded",
  ]);
});

test("a try that catches something else guards nothing", () => {
  assert.deepEqual(imports("try:\n    import x\nexcept ValueError:\n    pass\n"), ["x@always"]);
});

test("contextlib.suppress(ImportError) guards", () => {
  assert.deepEqual(imports("with suppress(ImportError):\n    import x\n"), ["x@guarded"]);
});

test("TYPE_CHECKING hides from run time, and its else does not", () => {
  const source =
    "if TYPE_CHECKING:\n    import a\nelse:\n    import b\nif not t.TYPE_CHECKING:\n    import c\n";
  assert.deepEqual(imports(source), ["a@typing", "b@always", "c@always"]);
});

test("conditions on the version, on other things, and on being the script", () => {
  const source = [
    "if sys.version_info >= (3, 11):",
    "    import tomllib",
    "elif x:",
    "    import tomli",
    "else:",
    "    import toml",
    "if os.name == 'nt':",
    "    import winreg",
    "if __name__ == '__main__':",
    "    import runpy",
  ].join("\n");
  assert.deepEqual(imports(source), [
    "tomllib@versioned",
    "tomli@versioned",
    "toml@versioned",
    "winreg@conditional",
    "runpy@script",
  ]);
});

test("imports in functions are deferred, those in class bodies are not", () => {
  const source =
    "def f():\n    if x:\n        import a\nclass C:\n    import b\n    async def g(self):\n        import c\n";
  assert.deepEqual(imports(source), ["a@deferred", "b@always", "c@deferred"]);
});

test("text in strings and comments is no import", () => {
  const source = '"""\nimport a\n"""\n# import b\nx = "import c"; y = f"{d}import e"\n';
  assert.deepEqual(imports(source), []);
});
