/**
 * The path in front of node:http: fails when it answers what it should hand over, answers out of turn, or keeps a
 * connection that it should have closed. Requests are bytes on a socket here.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { after, before, test } from "node:test";
import { projectJson, send } from "./http.ts";
import { type ReadServer, startReadServer } from "./read-server.ts";

const PAGE = "/main/simple/demo/";
const BYTES = Buffer.alloc(600_000, "0123456789");
let server: ReadServer;
let file = "";
before(async () => {
  server = await startReadServer();
  const { sha256, filename } = server.add("prod", {
    filename: "demo-1.0-py3-none-any.whl",
    project: "demo",
    version: "1.0",
    bytes: BYTES,
    metadata: "Name: demo\n",
  });
  file = `/files/${sha256}/${filename}`;
  for (const path of [PAGE, file, `${file}.metadata`]) await send(server.url, path);
});
after(async () => await server[Symbol.asyncDispose]());

async function open(): Promise<Socket> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

/** Writes the pieces, one after another, and reads until the server ends the connection. */
async function exchange(...pieces: readonly string[]): Promise<string> {
  const socket = await open();
  const chunks: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (const piece of pieces) {
    socket.write(piece, "latin1");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  if (!socket.destroyed) await once(socket, "close");
  return Buffer.concat(chunks).toString("latin1");
}

function get(path: string, ...headers: readonly string[]): string {
  return [`GET ${path} HTTP/1.1`, "Host: linchpin", ...headers, "", ""].join("\r\n");
}

const CLOSE = "Connection: close";

function warmAnswers(): number {
  return [...server.warm.values()].reduce((sum, count) => sum + count, 0);
}

function statuses(received: string): readonly string[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map((match) => match[1] ?? "");
}

test("requests in one packet are answered in turn, bodies whole, warm and cold ones mixed", async () => {
  const before = warmAnswers();
  const received = await exchange(
    get(PAGE) + get(file) + get(`${file}.metadata`) + get("/prod/simple/nothing/") + get(PAGE, CLOSE),
  );
  assert.deepEqual(statuses(received), ["200", "200", "200", "404", "200"]);
  assert.equal(received.split(BYTES.toString()).length, 2);
  assert.equal(warmAnswers() - before, 3);
});

test("a head that comes in pieces is answered all the same", async () => {
  const received = await exchange(
    "GET /main/sim",
    "ple/demo/ HTTP/1.1\r\nHo",
    `st: linchpin\r\n${CLOSE}\r\n\r\n`,
  );
  assert.deepEqual(statuses(received), ["200"]);
});

const LEFT_TO_NODE: Readonly<Record<string, readonly [request: string, status: string]>> = {
  "another method": [`HEAD ${PAGE} HTTP/1.1\r\nHost: a\r\n${CLOSE}\r\n\r\n`, "200"],
  "another version": [`GET ${PAGE} HTTP/1.0\r\nHost: a\r\n\r\n`, "200"],
  "no Host": [`GET ${PAGE} HTTP/1.1\r\n${CLOSE}\r\n\r\n`, "400"],
  "two Hosts": [get(PAGE, "Host: other", CLOSE), "200"],
  "a body": [`${get(PAGE, "Content-Length: 3", CLOSE)}abc`, "200"],
  "a body of chunks": [`${get(PAGE, "Transfer-Encoding: chunked", CLOSE)}0\r\n\r\n`, "200"],
  "a body with two lengths": [get(PAGE, "Content-Length: 3", "Transfer-Encoding: chunked", CLOSE), "400"],
  "an expectation": [get(PAGE, "Expect: 100-continue", CLOSE), "200"],
  "a folded header": [get(PAGE, "X-Fold: a\r\n b", CLOSE), "400"],
  "a header without a name": [get(PAGE, ": b", CLOSE), "400"],
  "a space before the colon": [get(PAGE, "Accept : */*", CLOSE), "400"],
  "a bare line feed": [`GET ${PAGE} HTTP/1.1\nHost: a\n${CLOSE}\n\n`, "400"],
  "an absolute target": [get(`http://linchpin${PAGE}`, CLOSE), "200"],
};

for (const [name, [request, status]] of Object.entries(LEFT_TO_NODE)) {
  test(`${name} is left to node:http`, async () => {
    const before = warmAnswers();
    const received = await exchange(request);
    assert.equal(statuses(received).at(-1), status, received.slice(0, 200));
    assert.equal(warmAnswers(), before);
  });
}

test("a query, a condition that fails and an unknown page are answered as without the warm path", async () => {
  const { etag = "" } = (await send(server.url, PAGE)).headers;
  const received = await exchange(
    get(PAGE, `If-None-Match: ${etag}`) +
      get(file, "Range: bytes=2-5", `If-Range: "x"`) +
      get(`${PAGE}?a=b`, CLOSE),
  );
  assert.deepEqual(statuses(received), ["304", "200", "200"]);
});

test("a client that reads nothing gets no more answers until it reads, and then all of them", async () => {
  const socket = await open();
  socket.pause();
  const requests = 40;
  for (let count = 0; count < requests; count++) socket.write(get(file));
  await new Promise((resolve) => setTimeout(resolve, 100));
  let received = 0;
  socket.on("data", (chunk: Buffer) => {
    received += chunk.length;
  });
  socket.resume();
  while (received < requests * BYTES.length) await once(socket, "data");
  socket.destroy();
});

test("what an event changes is never answered from memory again", async () => {
  assert.equal((await projectJson(server.url, "main", "demo")).files.length, 1);
  await send(server.url, PAGE);
  const version = "1.1";
  server.add("prod", {
    filename: `demo-${version}.tar.gz`,
    project: "demo",
    version,
    bytes: Buffer.from("new"),
  });
  assert.equal((await projectJson(server.url, "main", "demo")).files.length, 2);
  assert.match(await exchange(get(PAGE, CLOSE)), /demo-1\.1\.tar\.gz/);
});

test("a warm page asks nobody anything", async () => {
  await send(server.url, PAGE);
  const before = server.catalogue.questions;
  for (let count = 0; count < 5; count++) await send(server.url, PAGE);
  assert.equal(server.catalogue.questions, before);
});

test("a server that stops closes connections that wait for their next request", async () => {
  const stopping = await startReadServer();
  const socket = connect(Number(new URL(stopping.url).port), "127.0.0.1");
  await once(socket, "connect");
  const closed = once(socket.resume(), "close");
  await stopping[Symbol.asyncDispose]();
  await closed;
});
