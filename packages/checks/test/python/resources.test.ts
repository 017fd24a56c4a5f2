/** Statements that name files beside the module. Fails if a path made from `__file__` through a name is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outlineModule } from "../../src/python/outline-module.ts";

test("strings in statements that use __file__, importlib.resources, pkgutil or a name made from them", () => {
  const source = [
    "HERE = Path(__file__).parent",
    "DATA = HERE / 'data' / 'table.json'",
    "text = DATA.read_text('utf-8')",
    "other = files('acme').joinpath('schema.sql')",
    "raw = pkgutil.get_data(__name__, 'logo.png')",
    "unrelated = 'not-a-file.txt'",
  ].join("\n");
  const strings = outlineModule(source).resources.map((use) => `${use.line}:${use.strings.join("/")}`);
  assert.deepEqual(strings, ["2:data/table.json", "3:utf-8", "4:acme/schema.sql", "5:logo.png"]);
});
