/**
 * An answer that is ready to be sent: its headers are fixed, and its head is turned into bytes once, not once a
 * request. The warm path writes those bytes to the socket; the cold path gives the same headers to node:http.
 */
import { STATUS_CODES } from "node:http";

/** Bodies up to this many bytes are kept joined to their head, so that one write sends both. */
const LARGEST_JOINED_BODY = 64 * 1024;

export type HeaderFields = Readonly<Record<string, string>>;

export class WireResponse {
  readonly status: number;
  /** Without `Date`, which is of the moment of sending. */
  readonly headers: HeaderFields;
  readonly body: Buffer | undefined;
  readonly #fixedHead: string;
  #second = -1;
  #joined: Buffer | undefined;

  constructor(status: number, headers: HeaderFields, body?: Buffer) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.#fixedHead = fixedHead(status, headers);
  }

  /** The bytes to write, head and body, for a message sent at `now` (milliseconds since the epoch). */
  bytesAt(now: number): readonly Buffer[] {
    const second = Math.trunc(now / 1000);
    if (second !== this.#second || this.#joined === undefined) {
      this.#second = second;
      this.#joined = this.#join(httpDate(second));
    }
    const { body } = this;
    return body === undefined || isJoined(body) ? [this.#joined] : [this.#joined, body];
  }

  #join(date: string): Buffer {
    const head = Buffer.from(`${this.#fixedHead}Date: ${date}\r\n\r\n`, "latin1");
    return this.body !== undefined && isJoined(this.body) ? Buffer.concat([head, this.body]) : head;
  }
}

function isJoined(body: Buffer): boolean {
  return body.length <= LARGEST_JOINED_BODY;
}

function fixedHead(status: number, headers: HeaderFields): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n`;
  for (const [name, value] of Object.entries(headers)) head += `${name}: ${value}\r\n`;
  return head;
}

let dateSecond = -1;
let dateText = "";

/** Every answer of the same second carries the same date. */
function httpDate(second: number): string {
  if (second !== dateSecond) {
    dateSecond = second;
    dateText = new Date(second * 1000).toUTCString();
  }
  return dateText;
}
