import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ROUTES } from "../src/index.ts";

const release = { project: "demo", version: "1.0" };

describe("request bodies", () => {
  for (const [route, body] of [
    ["promote", { ...release, from: "staging", to: "prod" }],
    ["yank", { ...release, index: "prod", reason: "it deletes files" }],
    ["unyank", { ...release, index: "prod" }],
    ["createToken", { name: "ci", rights: ["upload:staging", "promote"], projects: ["demo"] }],
  ] as const) {
    test(`${route} takes ${JSON.stringify(body)}`, () => {
      assert.ok(ROUTES[route].body.safeParse(body).success);
    });
  }

  for (const [route, body, field] of [
    ["promote", { ...release, from: "staging" }, "to"],
    ["promote", { ...release, from: "staging", to: 1 }, "to"],
    ["promote", { ...release, from: "staging", to: "prod", form: "x" }, ""],
    ["promote", [], ""],
    ["yank", { ...release, index: "prod" }, "reason"],
    ["yank", { ...release, index: "prod", reason: " " }, "reason"],
    ["createToken", { name: "ci", rights: [] }, "rights"],
    ["createToken", { name: "ci", rights: ["root"] }, "rights.0"],
    ["createToken", { name: "ci", rights: ["admin"], projects: ["demo"] }, "projects"],
  ] as const) {
    test(`${route} refuses ${JSON.stringify(body)} and names what is wrong`, () => {
      const { error } = ROUTES[route].body.safeParse(body);
      assert.equal(error?.issues[0]?.path.join("."), field);
    });
  }
});
