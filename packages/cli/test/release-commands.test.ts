import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { startServerForCommands } from "./running-server.ts";

const server = await startServerForCommands();
const wheel = await server.put(makeWheel({ name: "acme-tool", version: "2.1.0" }));
const sdist = await server.put(makeSdist({ name: "acme-tool", version: "2.1.0" }));

/** The tests are one story, in this order. */
suite("the way of a release through the commands", () => {
  test("published files are staged, and a second time unchanged", async () => {
    assert.equal((await server.run("publish", wheel, sdist)).code, 0);
    const again = await server.run("publish", wheel, sdist);
    assert.equal(again.code, 0);
    assert.match(again.out, /^0 files uploaded to staging, 2 unchanged\n/);
  });

  test("show says which index shows how many files; one release shows the files", async () => {
    const project = await server.run("show", "Acme.Tool");
    assert.match(project.out, /^acme-tool\n {2}2\.1\.0 {2}2 files {2}staging\n$/);
    const release = await server.run("show", "acme-tool", "2.1");
    assert.match(release.out, /acme_tool-2\.1\.0-py3-none-any\.whl .* sha256:[0-9a-f]{64}\n/);
  });

  test("promote moves both files once, and says when nothing was left to do", async () => {
    const first = await server.run("promote", "acme-tool", "2.1.0");
    assert.equal(first.out, "acme-tool 2.1.0: 2 files promoted from staging to prod\n");
    const again = await server.run("promote", "acme-tool", "2.1.0");
    assert.equal(again.out, "acme-tool 2.1.0: prod shows all of its files already\n");
  });

  test("yank and unyank, each twice, and show tells the reason", async () => {
    const yank = ["yank", "acme-tool", "2.1.0", "--reason", "eats homework"];
    assert.equal((await server.run(...yank)).out, "acme-tool 2.1.0 is yanked in prod: eats homework\n");
    assert.match((await server.run(...yank)).out, /is already yanked in prod/);
    assert.match((await server.run("show", "acme-tool")).out, /staging, prod \(yanked: eats homework\)/);
    assert.match((await server.run("unyank", "acme-tool", "2.1.0")).out, /is no longer yanked in prod/);
    assert.match((await server.run("unyank", "acme-tool", "2.1.0")).out, /was not yanked in prod/);
  });

  test("what the server refuses is exit code 1, in its own four lines", async () => {
    const refused = await server.run("promote", "acme-tool", "9.9");
    assert.equal(refused.code, 1);
    assert.match(refused.error, /^release-unknown {2}There is no such release here .* error\n {2}state /);
    assert.equal((await server.run("show", "nobody")).code, 1);
  });

  test("a server that is not there is exit code 3", async () => {
    const outcome = await server.run("show", "acme-tool", "--server", "http://127.0.0.1:1");
    assert.equal(outcome.code, 3);
    assert.match(outcome.error, /server-unreachable/);
  });
});
