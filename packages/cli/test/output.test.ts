import assert from "node:assert/strict";
import { test } from "node:test";
import { createPalette } from "../src/output/palette.ts";
import { problemText } from "../src/output/problem-text.ts";
import { progressBar } from "../src/output/progress-bar.ts";
import { runSteps } from "../src/output/steps.ts";
import { tableText } from "../src/output/table.ts";
import { bytesText, countText } from "../src/output/units.ts";
import { wantsColour } from "../src/terminal.ts";
import { fakeTerminal } from "./fake-terminal.ts";

const PROBLEM = {
  code: "W004",
  title: "console script points at nothing",
  severity: "error",
  state: "a wheel",
  trigger: "installing it",
  consequence: "ModuleNotFoundError",
  remedy: "add the module",
} as const;

test("a problem is a headline and four lines, in the columns of the documentation", () => {
  assert.equal(
    problemText(PROBLEM, createPalette(false)),
    [
      "W004  console script points at nothing                               error",
      "  state        a wheel",
      "  trigger      installing it",
      "  consequence  ModuleNotFoundError",
      "  remedy       add the module",
    ].join("\n"),
  );
});

test("control and direction characters of foreign text never reach the terminal", () => {
  const text = problemText({ ...PROBLEM, state: "name \u001b[2J\u202Eexe.whl\r\nx" }, createPalette(true));
  assert(text.includes("name \\u001b[2J\\u202eexe.whl\\u000d\\u000ax"));
});

test("colours appear only where they are wanted", () => {
  assert.match(problemText(PROBLEM, createPalette(true)), /\u001b\[/);
  assert.equal(wantsColour({ NO_COLOR: "1", FORCE_COLOR: "1" }, true), false);
  assert.equal(wantsColour({ FORCE_COLOR: "1" }, false), true);
  assert.equal(wantsColour({ FORCE_COLOR: "0" }, true), false);
  assert.equal(wantsColour({ TERM: "dumb" }, true), false);
  assert.equal(wantsColour({}, true), true);
  assert.equal(wantsColour({}, false), false);
});

test("columns line up whatever colours the cells have, without spaces at the ends of lines", () => {
  const { bold } = createPalette(true);
  assert.equal(
    tableText([
      ["a", bold("bb"), ""],
      ["aaa", "b", "c"],
    ]),
    `a    ${bold("bb")}\naaa  b   c\n`,
  );
});

test("bytes have three digits and the next unit from 999.5 on", () => {
  const texts = [0, 999, 1000, 12_345, 999_499, 999_500, 45_600_000, 7e15].map(bytesText);
  assert.deepEqual(texts, ["0 B", "999 B", "1.00 kB", "12.3 kB", "999 kB", "1.00 MB", "45.6 MB", "7000 TB"]);
  assert.equal(countText(1, "file"), "1 file");
  assert.equal(countText(0, "file"), "0 files");
});

test("a progress bar is never full before the end, nor longer than its cells", () => {
  assert.equal(progressBar(0, 0), "████████████████████ 100 %  0 B of 0 B");
  assert.equal(progressBar(999, 1000), "███████████████████░  99 %  999 B of 1.00 kB");
  assert.equal(progressBar(2000, 1000).slice(0, 20), "█".repeat(20));
});

test("outside a terminal a finished step is one line, and none after the step that fails", async () => {
  const terminal = fakeTerminal();
  const steps = [
    { title: "one", run: () => Promise.resolve("done") },
    { title: "two", run: () => Promise.reject(new Error("broken")) },
    { title: "three", run: () => Promise.resolve("done") },
  ];
  await assert.rejects(runSteps(terminal, steps), /broken/);
  assert.equal(terminal.written.error, "one  done\n");
});
