/**
 * One request that the warm path cannot answer, answered by node:http while the connection stays where it is. The
 * server is given this stream as if it were a connection: it holds the bytes of the request, and passes what is written
 * to it on to the client. So a connection is not lost to the slow path because one page had to be made.
 */
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Duplex } from "node:stream";

export class Detour extends Duplex {
  readonly #socket: Socket;
  readonly #request: Buffer;
  readonly #onBack: (keepAlive: boolean) => void;
  readonly #onClosed = (): void => void this.destroy();
  #answered = false;

  /** `onBack` hears that the answer has been sent, and whether the connection may be used again. */
  constructor(socket: Socket, request: Buffer, onBack: (keepAlive: boolean) => void) {
    super();
    this.#socket = socket;
    this.#request = request;
    this.#onBack = onBack;
    socket.once("close", this.#onClosed);
    this.push(this.#request);
  }

  /** What node:http and Fastify ask of a socket. */
  get remoteAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.#socket.remotePort;
  }

  /** The whole answer has been handed to the client's socket. Node ends the stream of a connection that shall close. */
  answered(): void {
    this.#answered = true;
    const keepAlive = !this.writableEnded;
    this.destroy();
    this.#onBack(keepAlive);
  }

  /** The request is all there is to read. */
  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#socket.write(chunk)) done();
    else this.#socket.once("drain", () => done());
  }

  /** An answer that was cut here must be cut at the client too. */
  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.off("close", this.#onClosed);
    if (!this.#answered) this.#socket.destroy();
    done(error);
  }
}

/** Lets detours of `server` know when their request has been answered. */
export function watchDetours(server: Server): void {
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    if (socket instanceof Detour) response.once("finish", () => (socket as Detour).answered());
  });
}
