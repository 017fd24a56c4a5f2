/** A whole server on a data folder and a port of its own, and the calls that tests make of it. */

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { loadSettings, type RunningServer, type ServerOptions, startServer } from "../../src/index.ts";
import { createLog } from "../../src/log/log.ts";
import { type FormFields, formBody } from "./upload-form.ts";

export interface TestServer extends AsyncDisposable {
  readonly url: string;
  readonly folder: string;
  readonly adminToken: string;
  readonly server: RunningServer;
  /** Everything that was logged. */
  log(): string;
  /** With the administrator's token, unless the options bring another `authorization`. */
  call(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Response>;
  upload(fields: FormFields, content: UploadContent | undefined, options?: UploadOptions): Promise<Response>;
  /** Ends the server, keeps the folder, and starts another one on it. */
  restart(): Promise<TestServer>;
}

export interface UploadContent {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
}

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
}

export interface UploadOptions extends CallOptions {
  readonly path?: string;
}

export interface StartOptions extends ServerOptions {
  readonly folder?: string;
  readonly flags?: Readonly<Record<string, string>>;
}

export async function startTestServer({ folder, flags, ...options }: StartOptions = {}): Promise<TestServer> {
  const data = folder ?? mkdtempSync(join(tmpdir(), "linchpin-server-"));
  const { settings } = loadSettings({ flags: { data, port: "0", ...flags }, env: {}, cwd: data });
  let logged = "";
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  const server = await startServer(settings, { log: createLog("debug", sink), ...options });
  const adminToken = readFileSync(server.administrator.file, "utf8").trim();
  const call: TestServer["call"] = (method, path, body, { headers = {}, token = adminToken } = {}) =>
    fetch(server.url + path, {
      method,
      headers: {
        ...(token === "" ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    url: server.url,
    folder: data,
    adminToken,
    server,
    log: () => logged,
    call,
    upload: (fields, content, { path = "/staging/legacy/", headers = {}, token = adminToken } = {}) =>
      fetch(server.url + path, {
        method: "POST",
        headers: { ...(token === "" ? {} : { authorization: basic(token) }), ...headers },
        body: formBody(fields, content),
      }),
    restart: async () => {
      await server.close();
      return startTestServer({ folder: data, ...(flags && { flags }), ...options });
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export function basic(token: string, user = "__token__"): string {
  return `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`;
}
