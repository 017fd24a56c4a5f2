/** What must hold of a data folder after any crash. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { MadeFile } from "@linchpin/testing";
import { fsck } from "../../src/index.ts";

/** No temporary file is left, and log, projections and blobs agree. Only once a server was started again on it. */
export async function verifyFolder(folder: string): Promise<void> {
  assert.deepEqual(readdirSync(join(folder, "blobs", "tmp")), []);
  const report = await fsck({ data: folder });
  assert.ok(report.clean, JSON.stringify(report));
}

/** Every file that was acknowledged is listed and whole. */
export async function verifyServed(url: string, index: string, files: readonly MadeFile[]): Promise<void> {
  for (const { fileName, bytes } of files) {
    const project = (fileName.split("-")[0] ?? "").replaceAll("_", "-");
    const page = await fetch(`${url}/${index}/simple/${project}/`, {
      headers: { accept: "application/vnd.pypi.simple.v1+json" },
    });
    assert.equal(page.status, 200, `${fileName} was acknowledged`);
    const { files: listed } = (await page.json()) as { files: { filename: string; url: string }[] };
    const entry = listed.find(({ filename }) => filename === fileName);
    assert.ok(entry, `${fileName} was acknowledged`);
    const served = await fetch(new URL(entry.url, page.url));
    const sha256 = createHash("sha256").update(new Uint8Array(await served.arrayBuffer()));
    assert.equal(sha256.digest("hex"), createHash("sha256").update(bytes).digest("hex"));
    const metadata = await fetch(`${new URL(entry.url, page.url).href}.metadata`);
    assert.equal(metadata.status, 200);
  }
}
