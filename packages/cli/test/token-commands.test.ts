import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { makeWheel } from "@linchpin/testing";
import { startServerForCommands } from "./running-server.ts";

const server = await startServerForCommands();

test("a token does what its rights say and nothing else, until it is revoked", async () => {
  const made = await server.run("token", "create", "ci", "--right", "upload:staging", "--project", "acme-ci");
  assert.equal(made.code, 0, made.error);
  assert.match(made.out, /^linchpin_\w+\n$/);
  await writeFile(join(server.folder, "ci.token"), made.out);
  const withToken = ["--token-file", "ci.token"];

  const ours = await server.put(makeWheel({ name: "acme-ci", version: "1.0" }));
  const others = await server.put(makeWheel({ name: "acme-other", version: "1.0" }));
  assert.equal((await server.run("publish", ours, ...withToken)).code, 0);
  const refused = await server.run("publish", others, ...withToken);
  assert.equal(refused.code, 1);
  assert.match(refused.error, /^right-missing/m);
  assert.equal((await server.run("promote", "acme-ci", "1.0", ...withToken)).code, 1);

  const list = JSON.parse((await server.run("token", "list", "--json")).out) as {
    tokens: { id: string; name: string }[];
  };
  const id = list.tokens.find(({ name }) => name === "ci")?.id ?? "";
  assert.equal((await server.run("token", "revoke", id)).code, 0);
  const revoked = await server.run("promote", "acme-ci", "1.0", ...withToken);
  assert.equal(revoked.code, 1);
  assert.match(revoked.error, /^authentication-needed/m);
});

test("token list shows no secret", async () => {
  const { out } = await server.run("token", "list");
  assert.match(out, /^ID +NAME +RIGHTS +PROJECTS +MADE\n/);
  assert.doesNotMatch(out, /linchpin_/);
});

test("a right that does not exist is refused by the server, with the ones that do", async () => {
  const outcome = await server.run("token", "create", "x", "--right", "everything");
  assert.equal(outcome.code, 1);
  assert.match(outcome.error, /upload:INDEX/);
});
