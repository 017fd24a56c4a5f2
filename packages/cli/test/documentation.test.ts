import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { COMMANDS } from "../src/commands.ts";
import { EXIT } from "../src/exit-codes.ts";

const PAGE = readFileSync(new URL("../../../docs/guides/command-line.md", import.meta.url), "utf8");

test("the page of the command line has a row for every command, with the sentence of its help", () => {
  for (const { name, summary } of COMMANDS) {
    const row = PAGE.split("\n").find(
      (line) => line.startsWith(`| \`${name} `) || line.startsWith(`| \`${name}\``),
    );
    assert(row?.endsWith(`| ${summary} |`), `${name}: ${row}`);
  }
});

test("the page has a row for every exit code", () => {
  for (const code of Object.values(EXIT)) assert.match(PAGE, new RegExp(`^\\| ${code} \\| \\w`, "m"));
});
