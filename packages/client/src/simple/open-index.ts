/** An index that is being talked to: its address, its connections, and how long its answers may take. */
import { type Agents } from "../http/exchange.ts";
import { type IndexAddress, readIndexAddress } from "./address.ts";
import { closeConnections, openConnections } from "./connections.ts";
import type { GetOptions } from "./get.ts";

export interface IndexOptions {
  /** The root of the simple API; may hold credentials. */
  readonly url: string;
  /** A PEM file of authorities to trust beside the usual ones. */
  readonly certificateFile?: string | undefined;
  /** The longest silence of the index, in milliseconds. */
  readonly idleMilliseconds?: number;
  /** The longest that a whole page may take, in milliseconds. */
  readonly pageMilliseconds?: number;
}

const DEFAULT_IDLE_MILLISECONDS = 15_000;
/** A page may take this many times the longest silence. */
const PAGE_FACTOR = 4;

export class OpenIndex {
  readonly address: IndexAddress;
  readonly pageMilliseconds: number;
  readonly #idleMilliseconds: number;
  readonly #certificateFile: string | undefined;
  #agents: Agents | undefined;

  /** Throws TypeError for what is no http or https URL. */
  constructor(options: IndexOptions) {
    this.address = readIndexAddress(options.url);
    this.#idleMilliseconds = options.idleMilliseconds ?? DEFAULT_IDLE_MILLISECONDS;
    this.pageMilliseconds = options.pageMilliseconds ?? PAGE_FACTOR * this.#idleMilliseconds;
    this.#certificateFile = options.certificateFile;
  }

  /** What every request to this index, or to the files that it links to, has in common. */
  requestOptions(): Omit<GetOptions, "headers"> {
    // Not before they are needed: reading certificates would cost every start, also one without any request.
    this.#agents ??= openConnections(this.#certificateFile);
    const { root, authorization } = this.address;
    return {
      idleMilliseconds: this.#idleMilliseconds,
      agents: this.#agents,
      ...(authorization !== undefined && { authorization: { origin: root.origin, value: authorization } }),
    };
  }

  /** Ends every connection, also those that still get an answer. */
  close(): void {
    if (this.#agents !== undefined) closeConnections(this.#agents);
  }
}
