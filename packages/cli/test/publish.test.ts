import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeSdist, makeWheel } from "@linchpin/testing";
import { runProgram } from "../src/program.ts";
import { fakeTerminal } from "./fake-terminal.ts";

/** A folder with one sdist and one wheel of acme-tool 1.0 in `dist/`. */
function projectFolder(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), "linchpin-publish-"));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const made of [
    makeWheel({ name: "acme-tool", version: "1.0" }),
    makeSdist({ name: "acme-tool", version: "1.0" }),
  ]) {
    writeFileSync(join(folder, made.fileName), made.bytes);
  }
  return folder;
}

interface FakeIndex {
  readonly url: string;
  /** File names in the order in which they came. */
  readonly uploads: string[];
}

/** Takes every upload, shows no page, and answers with `statuses` in turn before it answers 200. */
async function fakeIndex(context: TestContext, ...statuses: readonly number[]): Promise<FakeIndex> {
  const uploads: string[] = [];
  let posts = 0;
  const server = createServer((request, response) => {
    if (request.method === "GET") return response.writeHead(404).end();
    const status = statuses[posts] ?? 200;
    posts += 1;
    let head = "";
    request.setEncoding("latin1").on("data", (chunk: string) => {
      if (head.length < 8192) head += chunk;
    });
    request.on("end", () => {
      if (status === 200) uploads.push(/filename="([^"]+)"/.exec(head)?.[1] ?? "");
      response.writeHead(status, { "Retry-After": "0" }).end();
    });
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`, uploads };
}

async function publish(folder: string, url: string, ...words: string[]) {
  const parameters = ["publish", ...words];
  const environment = { LINCHPIN_SERVER: url, LINCHPIN_TOKEN: "linchpin_test" };
  const terminal = fakeTerminal(parameters, { environment, workingFolder: folder });
  const code = await runProgram(parameters, terminal);
  return { code, ...terminal.written };
}

test("the sdist goes before the wheel, whatever the order of the words, and each is one line", async (context) => {
  const index = await fakeIndex(context);
  const { code, out, error } = await publish(
    projectFolder(context),
    index.url,
    "acme_tool-1.0-py3-none-any.whl",
    "*.tar.gz",
  );
  assert.equal(code, 0, error);
  assert.deepEqual(index.uploads, ["acme_tool-1.0.tar.gz", "acme_tool-1.0-py3-none-any.whl"]);
  assert.match(error, /^acme_tool-1\.0\.tar\.gz {2}\d+ B\nacme_tool-1\.0-py3-none-any\.whl {2}\d.* B\n$/);
  assert.equal(out, "2 files uploaded to staging\nnext: linchpin promote acme-tool 1.0\n");
});

test("a server that is busy is asked again", async (context) => {
  const index = await fakeIndex(context, 503, 502);
  const { code } = await publish(projectFolder(context), index.url, "acme_tool-1.0.tar.gz");
  assert.equal(code, 0);
  assert.deepEqual(index.uploads, ["acme_tool-1.0.tar.gz"]);
});

test("--json is one document with the digests, and no progress beside it", async (context) => {
  const index = await fakeIndex(context);
  const { out, error } = await publish(projectFolder(context), index.url, "acme_tool-1.0.tar.gz", "--json");
  const { files } = JSON.parse(out) as { files: { filename: string; sha256: string; outcome: string }[] };
  assert.equal(files[0]?.outcome, "uploaded");
  assert.match(files[0]?.sha256 ?? "", /^[0-9a-f]{64}$/);
  assert.equal(error, "");
});

test("a broken file stops everything before anything is sent", async (context) => {
  const index = await fakeIndex(context);
  const folder = projectFolder(context);
  writeFileSync(join(folder, "acme_tool-1.1-py3-none-any.whl"), "this is no zip");
  const { code, error } = await publish(folder, index.url, "*");
  assert.equal(code, 1);
  assert.match(error, / {2}state {8}/);
  assert.deepEqual(index.uploads, []);
});

test("a pattern that matches nothing and a name that is no distribution are said before anything is sent", async (context) => {
  const folder = projectFolder(context);
  assert.equal((await publish(folder, "http://127.0.0.1:1", "dist/*")).code, 2);
  writeFileSync(join(folder, "notes.txt"), "");
  assert.equal((await publish(folder, "http://127.0.0.1:1", "notes.txt")).code, 1);
});
