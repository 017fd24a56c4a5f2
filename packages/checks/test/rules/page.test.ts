import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { describeRules, WAITING_RULES } from "@linchpin/checks";

const PAGE = readFileSync(new URL("../../../../docs/checks.md", import.meta.url), "utf8");

test("docs/checks.md has a row for every rule, with its severity and its title", () => {
  for (const { id, severity, title } of describeRules()) {
    const row = PAGE.split("\n").find((line) => line.startsWith(`| [${id}](`));
    assert.ok(row?.includes(`| ${severity} | ${title} |`), `${id}: ${row}`);
  }
});

test("docs/checks.md names every rule that waits, and for what", () => {
  for (const { id, waitsFor } of WAITING_RULES)
    assert.match(PAGE, new RegExp(`^\\| ${id} \\|.*${waitsFor}`, "m"));
});
