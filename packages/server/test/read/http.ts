/** Requests as they are on the wire: `fetch` decompresses, follows redirects, and adds headers of its own. */
import { request as httpRequest } from "node:http";

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A GET by default. `path` is sent as it is. Rejects when the body ends too early. */
export async function send(
  base: string,
  path: string,
  { method = "GET", headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(base);
  return await new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        if (!response.complete) return;
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string>,
          body: Buffer.concat(chunks),
        });
      });
    });
    request.on("error", reject);
    request.end();
  });
}

export const JSON_TYPE = "application/vnd.pypi.simple.v1+json";
export const HTML_TYPE = "application/vnd.pypi.simple.v1+html";

/** The JSON page of a project, which must be there. */
export async function projectJson(base: string, index: string, project: string): Promise<JsonPage> {
  const answer = await send(base, `/${index}/simple/${project}/`, { headers: { Accept: JSON_TYPE } });
  if (answer.status !== 200)
    throw new Error(`${index}/${project}: ${answer.status} ${answer.body.toString()}`);
  return JSON.parse(answer.body.toString()) as JsonPage;
}

export interface JsonPage {
  readonly meta: { readonly "api-version": string };
  readonly name: string;
  readonly "project-status"?: { readonly status: string; readonly reason?: string };
  readonly versions: readonly string[];
  readonly files: readonly JsonFile[];
}

export interface JsonFile {
  readonly filename: string;
  readonly url: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly size?: number;
  readonly "upload-time"?: string;
  readonly "requires-python"?: string;
  readonly yanked?: boolean | string;
  readonly "core-metadata"?: boolean | Readonly<Record<string, string>>;
}

/** The path of a file on a page of `/{index}/simple/{project}/`. */
export function filePath(file: JsonFile | undefined): string {
  if (file === undefined) throw new Error("there is no such file on the page");
  return new URL(file.url, "http://host/index/simple/project/").pathname;
}
