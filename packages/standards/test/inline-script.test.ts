import assert from "node:assert/strict";
import { test } from "node:test";
import {
  findMetadataBlocks,
  parseInlineScript,
  requirementToString,
  specifierSetToString,
} from "@linchpin/standards";
import * as fc from "fast-check";

test("a script block is read, its tool table as it stands (fails if a key is lost)", () => {
  const script = `#!/usr/bin/env python
# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#
# ]
# [tool.acme]
# x = 'y'
# ///
import requests
`;
  const { value, problems } = parseInlineScript(script);
  assert.deepEqual(problems, []);
  assert.deepEqual(value?.dependencies?.map(requirementToString), ["requests<3"]);
  assert.equal(value.requiresPython && specifierSetToString(value.requiresPython), ">=3.11");
  assert.deepEqual(JSON.stringify(value.tool), '{"acme":{"x":"y"}}');
});

test("blocks begin and end where the regular expression of the specification says (fails on any other line)", () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["# /// script\n# a\n# ///", ["a\n"]],
    ["# /// script\n# a\n# ///\n", ["a\n"]],
    ["# /// script\n# ///", []],
    ["# /// script\n#\n# ///", ["\n"]],
    ["# /// script\n# a", []],
    ["# /// script\n#a\n# ///", []],
    ["# /// script\n# a\n\n# ///", []],
    ["# /// script \n# a\n# ///", []],
    [" # /// script\n# a\n# ///", []],
    ["# /// scr_ipt\n# a\n# ///", []],
    ["# /// script\n# a\n# /// \n# ///", ["a\n/// \n"]],
    ["# /// script\n# a\n# ///\n# b\n# ///\n", ["a\n///\nb\n"]],
    ["# /// other\n# a\n# ///\n# /// script\n# b\n# ///", ["a\n///\n/// script\nb\n"]],
    ["# /// other\n# a\n# ///\n\n# /// script\n# b\n# ///", ["a\n", "b\n"]],
    ["# /// script\n# /// script\n# a\n# ///", ["/// script\na\n"]],
    ["# x\n# /// script\n# a\n# ///", ["a\n"]],
    ["# /// script\r\n# a\r\n# ///\r\n", []],
    ["# /// script\n# a\r# b\n# ///", ["a\rb\n"]],
    ["# /// script\n#  a\u2028b\n# ///", [" a\u2028\n"]],
  ];
  for (const [script, contents] of rows) {
    assert.deepEqual(
      findMetadataBlocks(script).map(({ content }) => content),
      contents,
      JSON.stringify(script),
    );
  }
});

test("two script blocks are an error, other blocks do not count (fails if the first one is taken)", () => {
  const block = "# /// script\n# a = 1\n# ///\n\n";
  const { value, problems } = parseInlineScript(block + block);
  assert.equal(value, undefined);
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [["script-several-blocks", 5]],
  );
  assert.deepEqual(parseInlineScript(block.replace("script", "other")), { problems: [] });
  assert.deepEqual(parseInlineScript("print()"), { problems: [] });
});

test("findings have the line and column of the script (fails if they are those of the block)", () => {
  const script =
    "import x\n# /// script\n# dependencies = ['a b']\n# requires-python = 3\n# dependancies = []\n# ///\n";
  assert.deepEqual(
    parseInlineScript(script).problems.map(({ code, severity, line, column }) => [
      code,
      severity,
      line,
      column,
    ]),
    [
      ["requirement-invalid", "error", 3, 22],
      ["script-wrong-type", "error", 4, 21],
      ["script-unknown-key", "warning", 5, 3],
    ],
  );
  const [syntax] = parseInlineScript("# /// script\n# x = \n# ///").problems;
  assert.deepEqual([syntax?.code, syntax?.line, syntax?.column], ["script-not-toml", 2, 7]);
});

test("blocks are found as by the regular expression, which backtracks (fails on the first other answer)", () => {
  const REGEX = /^# \/\/\/ (?<type>[a-zA-Z0-9-]+)$\n(?<content>(^#(| .*)$\n)+)^# \/\/\/$/gm;
  const line = fc.constantFrom("# /// script", "# ///", "# /// a", "#", "# x", "x", "", "#x", "# /// ");
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const script = lines.join("\n");
      const expected = [...script.matchAll(REGEX)].map(({ groups }) => [
        groups?.["type"],
        groups?.["content"]?.replaceAll(/^# ?/gm, ""),
      ]);
      assert.deepEqual(
        findMetadataBlocks(script).map(({ type, content }) => [type, content]),
        expected,
      );
    }),
    { seed: 20_260_805, numRuns: 2000 },
  );
});

test("scripts made to be slow are read in one pass (fails by running for minutes if runs are searched again)", () => {
  const size = 50_000;
  for (const script of [
    "# /// script\n".repeat(size),
    "#\nx\n".repeat(size),
    `${"# /// a\n".repeat(size)}# ///`,
    `# /// script\n${"# ///\n".repeat(size)}`,
  ]) {
    parseInlineScript(script);
  }
});
