import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ClientError, type LocalDistribution, uploadFile } from "@linchpin/client";
import { bodyOf, type Handler, startLocalServer } from "./local-server.ts";

const QUICK = { attempts: 3, firstWaitMilliseconds: 1, longestWaitMilliseconds: 20 };
const noPage: Handler = (_request, response) => response.writeHead(404).end();

/** Bytes on disk that pretend to be a wheel: the transport does not look into them. */
async function distribution(context: TestContext, size: number): Promise<LocalDistribution> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-upload-"));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const filename = "acme_tool-1.0-py3-none-any.whl";
  const bytes = Buffer.alloc(size, "linchpin");
  await writeFile(join(folder, filename), bytes);
  const lists = {
    platforms: [],
    keywords: ["a", "b"],
    supportedPlatforms: [],
    classifiers: ["Topic :: Utilities"],
    requires: [],
  };
  const more = {
    provides: [],
    obsoletes: [],
    requiresDist: ["sunshade>=1"],
    providesDist: [],
    obsoletesDist: [],
  };
  const rest = {
    requiresExternal: [],
    projectUrls: [{ label: "Home", url: "https://acme.example/" }],
    providesExtra: [],
  };
  return {
    path: join(folder, filename),
    filename,
    kind: "wheel",
    project: "acme-tool",
    version: "1.0",
    pythonTag: "py3",
    size,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    metadata: {
      metadataVersion: "2.4",
      name: "acme.Tool",
      version: "1.0",
      ...lists,
      ...more,
      ...rest,
      dynamic: [],
      licenseFiles: ["LICENSE"],
      importNamespaces: [],
    },
  };
}

test("an upload sends the metadata as form fields and the bytes as the file, with its length", async (context) => {
  let body = "";
  const server = await startLocalServer(context, noPage, async (request, response) => {
    body = await bodyOf(request);
    assert.equal(Number(request.headers["content-length"]), Buffer.byteLength(body));
    assert.equal(request.url, "/below/staging/legacy/");
    response.end("{}");
  });
  server.pathname = "/below";
  const file = await distribution(context, 70_000);
  assert.equal(
    await uploadFile({ server, index: "staging", token: "secret", distribution: file }),
    "uploaded",
  );
  const fields = [...body.matchAll(/name="([^"]+)"\r\n\r\n([^\r]*)/g)].map(
    (match) => `${match[1]}=${match[2]}`,
  );
  assert.deepEqual(fields.slice(0, 8), [
    ":action=file_upload",
    "protocol_version=1",
    "filetype=bdist_wheel",
    "pyversion=py3",
    `sha256_digest=${file.sha256}`,
    "metadata_version=2.4",
    "name=acme.Tool",
    "version=1.0",
  ]);
  assert.deepEqual(fields.slice(8), [
    "keywords=a, b",
    "license_file=LICENSE",
    "classifiers=Topic :: Utilities",
    "requires_dist=sunshade>=1",
    "project_urls=Home, https://acme.example/",
  ]);
  assert.match(
    body,
    /name="content"; filename="acme_tool-1.0-py3-none-any.whl"\r\nContent-Type: application\/octet-stream/,
  );
});

test("a 503 and a lost answer are followed by another try, which finds the file there", async (context) => {
  const file = await distribution(context, 10);
  const page = {
    meta: { "api-version": "1.4" },
    name: "acme-tool",
    versions: ["1.0"],
    files: [{ filename: file.filename, url: "x", hashes: { sha256: file.sha256 }, size: 10 }],
  };
  const busy: Handler = (request, response) =>
    request.resume().on("end", () => response.writeHead(503, { "Retry-After": "0" }).end());
  const lost: Handler = (request) => request.resume().on("end", () => request.socket.destroy());
  const shown: Handler = (_request, response) =>
    response
      .writeHead(200, { "Content-Type": "application/vnd.pypi.simple.v1+json" })
      .end(JSON.stringify(page));
  const server = await startLocalServer(context, noPage, busy, noPage, lost, shown);
  assert.equal(
    await uploadFile({ server, index: "staging", token: "secret", distribution: file, policy: QUICK }),
    "uploaded",
  );
});

test("a file that the index shows with the same digest is not sent", async (context) => {
  const file = await distribution(context, 10);
  const page = {
    meta: { "api-version": "1.4" },
    name: "acme-tool",
    versions: ["1.0"],
    files: [{ filename: file.filename, url: "x", hashes: { sha256: file.sha256 }, size: 10 }],
  };
  const server = await startLocalServer(context, (request, response) => {
    assert.equal(request.method, "GET");
    response
      .writeHead(200, { "Content-Type": "application/vnd.pypi.simple.v1+json" })
      .end(JSON.stringify(page));
  });
  assert.equal(
    await uploadFile({ server, index: "staging", token: "secret", distribution: file }),
    "unchanged",
  );
});

test("a 401 that comes before a long body was sent is heard, with the problem that it carries", async (context) => {
  const problem = {
    message: "Authentication needed",
    code: "401 Authentication needed",
    title: "Authentication needed",
    type: "urn:linchpin:error:authentication-needed",
    status: 401,
    detail: "",
    state: "the token is not known",
    trigger: "POST /staging/legacy/",
    consequence: "nothing was read or changed",
    remedy: "send a token",
    errors: [],
  };
  const early: Handler = (_request, response) => {
    response.writeHead(401, { "Content-Type": "application/problem+json" }).end(JSON.stringify(problem));
  };
  const server = await startLocalServer(context, noPage, early);
  const file = await distribution(context, 20_000_000);
  await assert.rejects(
    uploadFile({ server, index: "staging", token: "wrong", distribution: file }),
    (error) => {
      assert(error instanceof ClientError);
      assert.equal(error.kind, "unauthorized");
      assert.equal(error.status, 401);
      assert.equal(error.problem.code, "authentication-needed");
      assert.equal(error.problem.state, "the token is not known");
      return true;
    },
  );
});

test("a server that is not there is said to be unreachable, with the system's reason", async (context) => {
  const server = await startLocalServer(context, noPage);
  const file = await distribution(context, 10);
  server.port = "1";
  await assert.rejects(
    uploadFile({ server, index: "staging", token: "x", distribution: file, policy: QUICK }),
    (error) => {
      assert(error instanceof ClientError);
      assert.equal(error.kind, "unreachable");
      assert.match(error.problem.state, /ECONNREFUSED/);
      return true;
    },
  );
});
