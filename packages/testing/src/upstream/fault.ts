/** How the fake upstream misbehaves: each fault is what some real index, cache or network did. */

import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export type Fault =
  /** Answers with this status, and nothing else. */
  | { readonly kind: "status"; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Takes the request and never answers. */
  | { readonly kind: "hang" }
  /** Ends the connection before any answer. */
  | { readonly kind: "reset" }
  /** Sends the head and this many bytes of the body, then ends the connection. */
  | { readonly kind: "cut"; readonly after: number }
  /** Waits before the answer, then sends this many bytes every 10 ms. */
  | { readonly kind: "slow"; readonly delay?: number; readonly bytesEach10Milliseconds?: number }
  /** Sends a body of the right length with one other byte in the middle. */
  | { readonly kind: "wrong-bytes" }
  /** Sends more or fewer bytes than the index says that the file has, in a well-formed answer. */
  | { readonly kind: "wrong-size"; readonly by: number }
  /** A 200 with a page of another kind: a captive portal, a sign that says "back soon". */
  | { readonly kind: "garbage" }
  | { readonly kind: "redirect"; readonly to: string }
  /** Says 304 although nobody asked whether something had changed. */
  | { readonly kind: "not-modified" }
  /** Declares this content encoding without encoding anything. */
  | { readonly kind: "claimed-encoding"; readonly encoding: string };

/** What the fake would have answered without the fault. */
export interface PlannedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Sends the planned answer as the fault has it; resolves when there is nothing more to send. */
export async function sendWithFault(
  response: ServerResponse,
  planned: PlannedAnswer,
  fault: Fault | undefined,
): Promise<void> {
  switch (fault?.kind) {
    case "hang":
      return;
    case "reset":
      response.socket?.resetAndDestroy();
      return;
    case "cut":
      return await sendCut(response, planned, fault.after);
    case "slow":
      return await sendSlowly(response, planned, fault);
    default:
      send(response, changedAnswer(planned, fault));
  }
}

function changedAnswer(planned: PlannedAnswer, fault: Fault | undefined): PlannedAnswer {
  switch (fault?.kind) {
    case "status":
      return { status: fault.status, headers: fault.headers ?? {}, body: Buffer.alloc(0) };
    case "wrong-bytes":
      return { ...planned, body: withWrongByte(planned.body) };
    case "wrong-size":
      return { ...planned, body: resized(planned.body, fault.by) };
    case "garbage":
      return { status: 200, headers: { "Content-Type": "text/html" }, body: Buffer.from(GARBAGE) };
    case "redirect":
      return { status: 302, headers: { Location: fault.to }, body: Buffer.alloc(0) };
    case "not-modified":
      return { status: 304, headers: {}, body: Buffer.alloc(0) };
    case "claimed-encoding":
      return { ...planned, headers: { ...planned.headers, "Content-Encoding": fault.encoding } };
    default:
      return planned;
  }
}

const GARBAGE = "<!DOCTYPE html><title>Back soon</title><p>We are <a href='/status'>working on it</a>.";

function withWrongByte(body: Buffer): Buffer {
  const wrong = Buffer.from(body);
  const middle = Math.trunc(wrong.length / 2);
  wrong[middle] = (wrong[middle] ?? 0) ^ 1;
  return wrong;
}

function resized(body: Buffer, by: number): Buffer {
  return by < 0 ? body.subarray(0, by) : Buffer.concat([body, Buffer.alloc(by)]);
}

function send(response: ServerResponse, { status, headers, body }: PlannedAnswer): void {
  writeHead(response, { status, headers, body });
  response.end(body);
}

function writeHead(response: ServerResponse, { status, headers, body }: PlannedAnswer): void {
  response.writeHead(status, status === 304 ? headers : { "Content-Length": body.length, ...headers });
}

async function sendCut(response: ServerResponse, planned: PlannedAnswer, after: number): Promise<void> {
  writeHead(response, planned);
  await new Promise<void>((resolve) => response.write(planned.body.subarray(0, after), () => resolve()));
  // What was written must reach the other side before the end does.
  await sleep(20);
  response.socket?.destroy();
}

async function sendSlowly(
  response: ServerResponse,
  planned: PlannedAnswer,
  { delay = 0, bytesEach10Milliseconds = Number.POSITIVE_INFINITY }: Extract<Fault, { kind: "slow" }>,
): Promise<void> {
  await sleep(delay);
  writeHead(response, planned);
  for (let sent = 0; sent < planned.body.length && !response.destroyed; sent += bytesEach10Milliseconds) {
    response.write(planned.body.subarray(sent, sent + bytesEach10Milliseconds));
    await sleep(10);
  }
  response.end();
}
