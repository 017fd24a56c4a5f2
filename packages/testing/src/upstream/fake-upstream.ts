/**
 * An index over real HTTP that tests can fill, break and count: what a mirror mirrors. Pages lie under `/simple/`,
 * files under `/files/{project}/{filename}`.
 */
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { normalizeName, type ProjectStatus } from "@linchpin/standards";
import { answerFile, answerPage, NOT_FOUND } from "./answer.ts";
import {
  FULL_ABILITIES,
  type UpstreamAbilities,
  type UpstreamFile,
  type UpstreamProject,
  upstreamPage,
} from "./content.ts";
import { type Fault, type PlannedAnswer, sendWithFault } from "./fault.ts";

export interface UpstreamRequest {
  readonly method: string;
  /** As it was sent, percent-encoded. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

interface Misbehaviour {
  readonly path: RegExp;
  readonly fault: Fault;
  left: number;
}

export class FakeUpstream implements AsyncDisposable {
  /** May be changed at any time. */
  abilities: UpstreamAbilities;
  /** Every request so far, in order. */
  readonly requests: UpstreamRequest[] = [];
  readonly #projects = new Map<string, UpstreamProject>();
  readonly #misbehaviours: Misbehaviour[] = [];
  readonly #server: Server;
  #port = 0;

  constructor(abilities: Partial<UpstreamAbilities>) {
    this.abilities = { ...FULL_ABILITIES, ...abilities };
    this.#server = createServer((request, response) => {
      const { method = "", url: path = "", headers } = request;
      this.requests.push({ method, path, headers });
      void this.#answer({ method, path, headers }, response);
    });
  }

  /** The simple-API URL to mirror. */
  get url(): string {
    return `${this.origin}/simple/`;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Listens; after `stop`, on the same port again. */
  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  /** Goes down: connections end, new ones are refused. */
  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    if (!this.#server.listening) return;
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  /** Adds a file to a project's page, or replaces the one with the same name. */
  add(name: string, file: UpstreamFile): void {
    const { files } = this.#project(name);
    const index = files.findIndex((present) => present.filename === file.filename);
    files.splice(index === -1 ? files.length : index, index === -1 ? 0 : 1, file);
  }

  remove(name: string): void {
    this.#projects.delete(normalizeName(name));
  }

  /** Changes what the page of a project says about it. */
  describe(
    name: string,
    facts: { readonly status?: ProjectStatus; readonly versions?: readonly string[] },
  ): void {
    Object.assign(this.#project(name), facts);
  }

  /** The next `times` requests whose path matches get the fault; all of them without `times`. */
  misbehave(path: RegExp, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#misbehaviours.push({ path, fault, left: times });
  }

  behave(): void {
    this.#misbehaviours.length = 0;
  }

  /** How many requests had a path that matches. */
  count(path: RegExp): number {
    return this.requests.filter((request) => path.test(request.path)).length;
  }

  #project(name: string): UpstreamProject {
    const normalized = normalizeName(name);
    const project = this.#projects.get(normalized) ?? { files: [], versions: [] };
    this.#projects.set(normalized, project);
    return project;
  }

  async #answer(request: UpstreamRequest, response: ServerResponse): Promise<void> {
    await sendWithFault(response, this.#plan(request), this.#faultFor(request.path));
  }

  #faultFor(path: string): Fault | undefined {
    const misbehaviour = this.#misbehaviours.find(
      (candidate) => candidate.left > 0 && candidate.path.test(path),
    );
    if (misbehaviour !== undefined) misbehaviour.left--;
    return misbehaviour?.fault;
  }

  #plan({ path, headers }: UpstreamRequest): PlannedAnswer {
    const [, room, name = "", filename = ""] = decodeURIComponent(path).split("/");
    const project = this.#projects.get(name);
    if (project === undefined) return NOT_FOUND;
    if (room === "simple") return answerPage(this.#page(name, project), headers, this.abilities);
    const metadata = project.files.find((file) => `${file.filename}.metadata` === filename)?.metadata;
    if (metadata !== undefined) return this.#metadata(metadata);
    const file = project.files.find((candidate) => candidate.filename === filename);
    return file === undefined ? NOT_FOUND : answerFile(file, headers, this.abilities);
  }

  #page(name: string, project: UpstreamProject): ReturnType<typeof upstreamPage> {
    return upstreamPage(name, project, { abilities: this.abilities, filesUrl: `${this.origin}/files/` });
  }

  #metadata(metadata: string): PlannedAnswer {
    if (!this.abilities.servesMetadata) return NOT_FOUND;
    return { status: 200, headers: { "Content-Type": "text/plain" }, body: Buffer.from(metadata) };
  }
}

/** Starts on a free port of the loopback interface. */
export async function startFakeUpstream(abilities: Partial<UpstreamAbilities> = {}): Promise<FakeUpstream> {
  const upstream = new FakeUpstream(abilities);
  await upstream.start();
  return upstream;
}
