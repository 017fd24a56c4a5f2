/** From an upload to its page, and 100 cold clients that want one missing page and one missing file at once. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { Agent, get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeWheel, metadataText, startFakeUpstream } from "@linchpin/testing";
import { usageOf } from "../load/process.ts";
import type { Serving } from "../load/serving.ts";
import { type BenchRow, costRow } from "../row.ts";
import { startLinchpin } from "./linchpin.ts";
import { startNginx } from "./nginx.ts";

const CLIENTS = 100;
const MEGABYTES = 32;
const PROJECT = "heavy-project";

export async function run(): Promise<readonly BenchRow[]> {
  return [...(await burstRows()), ...(await visibilityRows())];
}

async function burstRows(): Promise<readonly BenchRow[]> {
  // Random bytes do not get smaller in the wheel.
  const payload = randomBytes(MEGABYTES * 1024 * 1024);
  const wheel = makeWheel({ name: PROJECT, version: "1.0", files: { "heavy_project/data.bin": payload } });
  const metadata = metadataText({ name: PROJECT, version: "1.0" });
  await using upstream = await startFakeUpstream();
  upstream.add(PROJECT, { filename: wheel.fileName, bytes: wheel.bytes, metadata });
  const data = mkdtempSync(join(tmpdir(), "linchpin-burst-"));
  const ours = await startLinchpin(data, { LINCHPIN_UPSTREAM: upstream.url });
  const nginx = await startNginx(
    new Map([
      ["page", Buffer.from("{}")],
      ["file", wheel.bytes],
    ]),
  );
  try {
    const mine = await burst(ours, `/pypi/simple/${PROJECT}/`, pageFile);
    const fetches = upstream.requests.length;
    process.stderr.write(`bench: ${CLIENTS} cold clients caused ${fetches} upstream requests\n`);
    if (nginx === undefined) return [];
    const theirs = await burst(nginx, "/page", () => "/file");
    return [
      costRow(
        `${CLIENTS} cold clients, page and ${MEGABYTES} MB file`,
        "s",
        mine.seconds,
        "nginx (warm)",
        theirs.seconds,
      ),
      costRow("the same, peak memory", "MB", mine.megabytes, "nginx (warm)", theirs.megabytes),
    ];
  } finally {
    await Promise.all([ours.stop(), nginx?.stop()]);
    await rm(data, { recursive: true });
  }
}

/** The path of the only file of a JSON page. */
function pageFile(page: string, from: string): string {
  const { files } = JSON.parse(page) as { readonly files: readonly { readonly url: string }[] };
  return new URL(files[0]?.url ?? "", `http://host${from}`).pathname;
}

async function burst(server: Serving, page: string, file: (page: string, from: string) => string) {
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, usageOf(server.pid).residentBytes / 1e6);
  }, 20);
  const begin = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, () => oneClient(server.url, page, file)));
  clearInterval(watch);
  return { seconds: (performance.now() - begin) / 1000, megabytes };
}

async function oneClient(
  url: string,
  page: string,
  file: (page: string, from: string) => string,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const text: Buffer[] = [];
  await read(`${url}${page}`, agent, (chunk) => text.push(chunk));
  let size = 0;
  await read(`${url}${file(Buffer.concat(text).toString(), page)}`, agent, (chunk) => {
    size += chunk.length;
  });
  agent.destroy();
  if (size < MEGABYTES * 1024 * 1024) throw new Error(`a client got ${size} bytes`);
}

function read(url: string, agent: Agent, onChunk: (chunk: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { Accept: "application/vnd.pypi.simple.v1+json" };
    get(url, { agent, headers }, (answer: IncomingMessage) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`));
      answer.on("data", onChunk);
      answer.on("end", resolve);
      answer.on("error", reject);
    }).on("error", reject);
  });
}

/** Milliseconds from the first byte of an upload to the page that shows it; the target is 20. */
async function visibilityRows(): Promise<readonly BenchRow[]> {
  const data = mkdtempSync(join(tmpdir(), "linchpin-visible-"));
  const ours = await startLinchpin(data);
  try {
    const token = readFileSync(join(data, "admin.token"), "utf8").trim();
    const times: number[] = [];
    for (let index = 0; index < 30; index++) times.push(await uploadAndSee(ours.url, token, `1.${index}`));
    const median = times.toSorted((a, b) => a - b)[15] ?? 0;
    return [costRow("upload to visible page, median of 30", "ms", median, "the target", 20)];
  } finally {
    await ours.stop();
    await rm(data, { recursive: true });
  }
}

async function uploadAndSee(url: string, token: string, version: string): Promise<number> {
  const { fileName, bytes } = makeWheel({ name: "seen", version });
  const form = new FormData();
  const fields = {
    ":action": "file_upload",
    protocol_version: "1",
    metadata_version: "2.1",
    name: "seen",
    version,
    filetype: "bdist_wheel",
    pyversion: "py3",
    sha256_digest: createHash("sha256").update(bytes).digest("hex"),
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("content", new Blob([new Uint8Array(bytes)]), fileName);
  const begin = performance.now();
  const answer = await fetch(`${url}/staging/legacy/`, {
    method: "POST",
    body: form,
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`the upload was refused: ${await answer.text()}`);
  const page = await (await fetch(`${url}/staging/simple/seen/`)).text();
  if (!page.includes(fileName)) throw new Error("the page does not show what was uploaded");
  return performance.now() - begin;
}
