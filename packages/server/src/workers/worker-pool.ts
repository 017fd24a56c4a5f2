/**
 * A few worker threads, started when there is work and ended when there has been none for a while, so that an idle
 * server keeps no memory for them. A stream of hashing stays on the thread on which it began.
 */

import { Worker } from "node:worker_threads";
import type { WorkerAnswer, WorkerResult, WorkerTask } from "./protocol.ts";

/** Two: on more cores, the disk and the network are the limit before hashing is. */
const MAXIMUM_WORKERS = 2;
/** Milliseconds without work after which a thread ends. */
const IDLE_TIME = 10_000;

interface Pending {
  readonly resolve: (result: WorkerResult) => void;
  readonly reject: (error: Error) => void;
}

export class WorkerThread {
  readonly #worker = new Worker(new URL("./worker.ts", import.meta.url), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
  });
  readonly #pending = new Map<number, Pending>();
  readonly #onIdle: (thread: WorkerThread) => void;
  #streams = 0;
  #nextId = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(onIdle: (thread: WorkerThread) => void) {
    this.#onIdle = onIdle;
    this.#worker.on("message", (answer: WorkerAnswer) => this.#settle(answer));
    this.#worker.on("error", (error) => this.#failAll(error as Error));
    this.#worker.on("exit", () => this.#failAll(new Error("a worker thread ended before its work was done")));
    this.#worker.unref();
  }

  /** Open streams and tasks without an answer. */
  get load(): number {
    return this.#pending.size + this.#streams;
  }

  /** Does a task; the buffers in `transfer` are gone here afterwards. */
  async run(task: WorkerTask, transfer: readonly ArrayBuffer[] = []): Promise<WorkerResult> {
    clearTimeout(this.#timer);
    const id = this.#nextId++;
    if (task.kind === "hash-open") this.#streams++;
    if (task.kind === "hash-finish" || task.kind === "hash-drop") this.#streams--;
    const answer = new Promise<WorkerResult>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.#worker.ref();
    this.#worker.postMessage({ ...task, id }, transfer);
    return answer;
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#worker.terminate();
  }

  #settle(answer: WorkerAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if ("failure" in answer) pending?.reject(answer.failure);
    else pending?.resolve(answer.result);
    if (this.#pending.size === 0) this.#worker.unref();
    if (this.load === 0) this.#timer = setTimeout(() => this.#onIdle(this), IDLE_TIME).unref();
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
    this.#onIdle(this);
  }
}

export class WorkerPool {
  readonly #threads = new Set<WorkerThread>();

  /** The thread with the least to do; a new one while all are busy and there may be more. */
  thread(): WorkerThread {
    const [least] = [...this.#threads].sort((left, right) => left.load - right.load);
    if (least !== undefined && (least.load === 0 || this.#threads.size >= MAXIMUM_WORKERS)) return least;
    const thread = new WorkerThread((idle) => this.#drop(idle));
    this.#threads.add(thread);
    return thread;
  }

  async close(): Promise<void> {
    const threads = [...this.#threads];
    this.#threads.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  #drop(thread: WorkerThread): void {
    this.#threads.delete(thread);
    void thread.end();
  }
}
