/** What the rules say: errors refuse or are recorded, as the settings want; warnings are stored and shown. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Problem } from "@linchpin/standards";
import { makeWheel } from "@linchpin/testing";
import { startTestServer } from "../support/running-server.ts";
import { goodFields } from "../support/upload-form.ts";

const wheel = makeWheel({ name: "demo", version: "1.0" });

function found(code: string, severity: "error" | "warning"): Problem {
  return {
    code,
    severity,
    state: `the state of ${code}`,
    trigger: "a trigger",
    consequence: "a consequence",
    remedy: "a remedy",
  };
}

const both = { vet: async () => [found("X01", "warning"), found("X02", "error")] };

interface FindingList {
  readonly files: readonly {
    readonly filename: string;
    readonly findings: readonly { readonly code: string }[];
  }[];
}

describe("the rules", () => {
  test("an error refuses the file, with everything that was found", async () => {
    await using server = await startTestServer({ vetting: both });
    const answer = await server.upload(goodFields(wheel), wheel);
    assert.equal(answer.status, 400);
    assert.match(answer.statusText, /^The file breaks the rules of this server: the state of X02/);
    const { errors } = (await answer.json()) as { errors: { code: string }[] };
    assert.deepEqual(
      errors.map(({ code }) => code),
      ["X02", "X01"],
    );
    assert.equal((await server.call("GET", "/api/projects/demo/findings")).status, 404);
  });

  test("with checks.upload = record the file is stored, and the findings are shown, also after a rebuild", async () => {
    await using server = await startTestServer({ vetting: both, flags: { "checks.upload": "record" } });
    const answer = await server.upload(goodFields(wheel), wheel);
    assert.equal(answer.status, 200);
    assert.equal(((await answer.json()) as { findings: unknown[] }).findings.length, 2);
    const list = (await (await server.call("GET", "/api/projects/Demo/findings")).json()) as FindingList;
    assert.deepEqual(
      list.files.map(({ filename, findings }) => [filename, findings.map(({ code }) => code)]),
      [[wheel.fileName, ["X02", "X01"]]],
    );
  });

  test("the rules of the house run: a script that points at nothing is refused, a good wheel is not", async () => {
    await using server = await startTestServer();
    const bad = makeWheel({
      name: "demo",
      version: "2.0",
      entryPoints: { console_scripts: ["demo = demo.nowhere:main"] },
    });
    const answer = await server.upload(goodFields(bad), bad);
    const body = (await answer.json()) as { errors: { code: string }[] };
    assert.equal(answer.status, 400, JSON.stringify(body));
    assert.ok(
      body.errors.some(({ code }) => code === "W04"),
      JSON.stringify(body),
    );
    assert.equal((await server.upload(goodFields(wheel), wheel)).status, 200);
  });
});
