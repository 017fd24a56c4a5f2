import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readCredentials } from "../src/auth/credentials.ts";
import { hasRight } from "../src/auth/rights.ts";
import { createToken, hashToken, isWellFormedToken } from "../src/auth/token.ts";

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString("base64")}`;
}

describe("tokens", () => {
  test("a token carries its checksum: one changed letter is noticed without a database", () => {
    const token = createToken();
    assert.match(token, /^linchpin_[0-9A-Za-z]{36}$/);
    assert.ok(isWellFormedToken(token));
    for (const place of [9, 20, 40, 44]) {
      const changed = token.slice(0, place) + (token[place] === "a" ? "b" : "a") + token.slice(place + 1);
      assert.ok(!isWellFormedToken(changed), changed);
    }
    assert.notEqual(createToken(), token);
    assert.match(hashToken(token), /^[0-9a-f]{64}$/);
  });

  for (const [header, expected] of [
    [undefined, { kind: "none" }],
    ["", { kind: "none" }],
    [basic("__token__:abc"), { kind: "token", token: "abc" }],
    [basic("__token__:abc\n"), { kind: "token", token: "abc" }],
    [basic("__token__: a:b "), { kind: "token", token: "a:b" }],
    ["Bearer abc", { kind: "token", token: "abc" }],
    ["bearer  abc\n", { kind: "token", token: "abc" }],
    ["token abc", { kind: "token", token: "abc" }],
    [basic("me:password"), { kind: "password" }],
    [basic("no colon"), { kind: "unreadable" }],
    ["Digest x", { kind: "unreadable" }],
  ] as const) {
    test(`Authorization ${JSON.stringify(header)} brings ${expected.kind}`, () => {
      assert.deepEqual(readCredentials(header), expected);
    });
  }

  for (const [rights, right, expected] of [
    [["admin"], "upload:staging", true],
    [["upload"], "upload:staging", true],
    [["upload:staging"], "upload:staging", true],
    [["upload:staging"], "upload:other", false],
    [["upload:staging"], "promote", false],
    [["promote"], "promote", true],
    [["promote"], "admin", false],
  ] as const) {
    test(`the rights ${rights.join(", ")} ${expected ? "hold" : "lack"} ${right}`, () => {
      const token = { id: "1", name: "t", hash: "h", rights, createdAt: "2026-01-01T00:00:00.000Z" };
      assert.equal(hasRight(token, right, "demo"), expected);
      assert.equal(hasRight({ ...token, projects: ["other"] }, right, "demo"), false);
      assert.equal(hasRight({ ...token, projects: ["demo"] }, right, "demo"), expected);
    });
  }
});
