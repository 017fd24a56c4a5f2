/** What hatch asks before an upload: fails when it would upload a file that is there, or stop at a format or redirect. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { send } from "./http.ts";
import { startReadServer } from "./read-server.ts";

test("HTML for */*, with the plus sign encoded or not, in any spelling, with links that work from there", async () => {
  await using server = await startReadServer();
  const filename = "demo_pkg-1.0-py3-none-any.whl";
  server.add("staging", { filename, project: "demo-pkg", version: "1.0", bytes: Buffer.from("wheel") });
  for (const path of ["/staging/legacy/%2Bsimple/demo-pkg/", "/staging/legacy/+simple/Demo_Pkg/"]) {
    const answer = await send(server.url, path, { headers: { Accept: "*/*", "Cache-Control": "no-cache" } });
    assert.equal(answer.status, 200);
    assert.match(answer.headers["content-type"] ?? "", /^text\/html/);
    const [, href = "", text] = /<a href="([^"#]+)[^>]*>([^<]+)<\/a>/.exec(answer.body.toString()) ?? [];
    assert.equal(text, filename);
    const { pathname } = new URL(href, `${server.url}${path}`);
    assert.equal((await send(server.url, pathname)).body.toString(), "wheel");
  }
  assert.equal((await send(server.url, "/staging/legacy/%2Bsimple/other/")).status, 404);
});
