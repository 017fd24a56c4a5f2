import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommandLine } from "./running-server.ts";

const run = (...words: string[]) => runCommandLine(words, "/nowhere", {});

test("a text is explained in a title and sentences", async () => {
  const { code, out } = await run("explain", "~=1.4.2");
  assert.equal(code, 0);
  assert.match(out, /^\S.*\n {2}~=1\.4\.2: 1\.4\.2 or later within 1\.4\.\*\n/);
});

test("--for judges a wheel for another machine; --json gives it as values", async () => {
  const wheel = "acme_tool-2.1.0-cp311-cp311-win_amd64.whl";
  const { out } = await run("explain", wheel, "--for", "cp313-windows-amd64", "--json");
  const explanation = JSON.parse(out) as { details: { fits: boolean } };
  assert.equal(explanation.details.fits, false);
});

test("what is nothing of all this, and a machine that does not exist, end with 1 and four lines", async () => {
  for (const words of [["a b c ???"], ["1.0", "--for", "toaster"]]) {
    const { code, error } = await run("explain", ...words);
    assert.equal(code, 1, words.join(" "));
    assert.match(error, / {2}remedy {7}\S/);
  }
});
