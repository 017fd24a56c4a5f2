/**
 * The warm path: a connection whose requests are answered from memory before node:http sees them, at a third of the
 * cost. It reads plain GETs only. One whose answer is not in memory yet takes a detour through node:http. When a request
 * is anything else, the connection is handed over with the bytes that are unanswered, and belongs to node:http for good.
 */
import type { Socket } from "node:net";
import { BLOCK_SIZE, type BlockSource } from "../../../blocks/block-source.ts";
import type { BodyPart } from "../immutable-body.ts";
import { cutBlock, drained, sendBlocks } from "../send-blocks.ts";
import { Detour } from "./detour.ts";
import type { PlainGet } from "./request-head.ts";
import type { WarmAnswer } from "./warm-answers.ts";

export interface WarmServices {
  /** Reads a request's head; undefined for what is not a plain GET. */
  read(head: string): PlainGet | undefined;
  /** Undefined where the answer is not in memory. */
  answer(get: PlainGet): WarmAnswer | undefined;
  /** Takes the connection, whose next bytes are an unanswered request, for good. */
  handOver(socket: Socket): void;
  /** Answers the one request that the detour holds. */
  answerDetour(detour: Detour): void;
  /** Milliseconds since the epoch, for `Date`. */
  now(): number;
  /** Hears of each answer, for the metrics. */
  answered(status: number): void;
}

/** Milliseconds after which a connection without any traffic is closed. */
export interface Patience {
  /** Between two requests. */
  readonly idle: number;
  /** While an answer is being made or sent. */
  readonly silent: number;
}

/** Heads above this go to node:http, which has the limit that refuses. */
const LONGEST_HEAD = 8 * 1024;
const END_OF_HEAD = "\r\n\r\n";

export class WarmConnection {
  readonly #socket: Socket;
  readonly #services: WarmServices;
  readonly #patience: Patience;
  readonly #onData = (chunk: Buffer): void => this.#receive(chunk);
  readonly #onTimeout = (): void => void this.#socket.destroy();
  /** Whether a body is being sent: requests that arrive meanwhile wait. */
  #sending = false;
  #closing = false;

  constructor(socket: Socket, services: WarmServices, patience: Patience) {
    this.#socket = socket;
    this.#services = services;
    this.#patience = patience;
    socket.setTimeout(patience.idle);
    socket.on("timeout", this.#onTimeout);
    // A client that goes away is no event here, and there is nobody to tell.
    socket.on("error", ignore);
    socket.on("data", this.#onData);
  }

  /** Closes the connection, after the answer that is being sent if there is one. */
  close(): void {
    this.#closing = true;
    if (!this.#sending) this.#socket.end();
  }

  cut(): void {
    this.#socket.destroy();
  }

  /** Answers the requests in `chunk`, one after another, as long as each is whole and warm. */
  #receive(chunk: Buffer): void {
    const text = chunk.toString("latin1", 0, LONGEST_HEAD);
    for (let start = 0; start < chunk.length; ) {
      const end = text.indexOf(END_OF_HEAD, start) + END_OF_HEAD.length;
      const get = end < END_OF_HEAD.length ? undefined : this.#services.read(text.slice(start, end));
      const answer = get && this.#services.answer(get);
      if (get === undefined || (answer === undefined && !canBeWarm(get.path))) {
        return this.#handOver(chunk.subarray(start));
      }
      if (answer === undefined) this.#detour(chunk.subarray(start, end));
      else this.#send(answer);
      start = end;
      if (this.#sending && start < chunk.length) {
        this.#socket.unshift(chunk.subarray(start));
        return;
      }
    }
  }

  #detour(request: Buffer): void {
    this.#sending = true;
    this.#socket.pause().setTimeout(this.#patience.silent);
    const goOn = (keepAlive: boolean): void => {
      this.#socket.setTimeout(this.#patience.idle);
      this.#closing ||= !keepAlive;
      this.#goOn();
    };
    this.#services.answerDetour(new Detour(this.#socket, request, goOn));
  }

  #send(answer: WarmAnswer): void {
    const { response, part, body } = answer;
    this.#services.answered(response.status);
    const socket = this.#socket;
    socket.cork();
    for (const bytes of response.bytesAt(this.#services.now())) socket.write(bytes);
    if (part !== undefined && body !== undefined) this.#sendPart(body.source, part);
    if (socket.writableNeedDrain && !this.#sending) this.#pauseFor(drained(socket));
    socket.uncork();
  }

  /** Most parts lie within one block in memory and are written at once. */
  #sendPart(source: BlockSource, part: BodyPart): void {
    const index = Math.trunc(part.start / BLOCK_SIZE);
    const block = part.end < (index + 1) * BLOCK_SIZE ? source.peek(index) : undefined;
    if (block === undefined) this.#pauseFor(sendBlocks(this.#socket, source, part));
    else this.#socket.write(cutBlock(block, index * BLOCK_SIZE, part));
  }

  /** A client that sends requests and does not read the answers gets no further ones. */
  #pauseFor(work: Promise<void>): void {
    this.#sending = true;
    this.#socket.pause();
    work.then(
      () => this.#goOn(),
      // The head is gone, so the client can only learn from a connection that ends too early.
      () => this.#socket.destroy(),
    );
  }

  #goOn(): void {
    this.#sending = false;
    if (this.#closing) this.#socket.end();
    else this.#socket.resume();
  }

  #handOver(unanswered: Buffer): void {
    const socket = this.#socket;
    socket.off("data", this.#onData).off("timeout", this.#onTimeout).off("error", ignore);
    socket.setTimeout(0);
    // Paused, so that the bytes stay in the socket until node:http listens.
    socket.pause();
    socket.unshift(unanswered);
    this.#services.handOver(socket);
    socket.resume();
  }
}

/** What lies under these paths is found in memory once it was asked for. */
function canBeWarm(path: string): boolean {
  return path.startsWith("/files/") || path.includes("/simple/");
}

function ignore(): void {}
