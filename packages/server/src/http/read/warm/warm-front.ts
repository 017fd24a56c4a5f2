/** Puts the warm path in front of an HTTP server: every new connection begins there. */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { type PlainGet, readPlainGet } from "./request-head.ts";
import { WarmConnection, type WarmServices } from "./warm-connection.ts";

/** Heads whose reading is remembered: clients send the same bytes again and again. */
const REMEMBERED_HEADS = 4096;
/** Longer ones are rare, and would let a client fill the memory. */
const LONGEST_REMEMBERED = 2048;

export interface WarmFront {
  /** Closes the connections that the warm path holds: idle ones now, the others when they have been answered. */
  close(): void;
}

export function installWarmFront(
  server: Server,
  services: Omit<WarmServices, "read" | "handOver">,
): WarmFront {
  const connections = new Set<WarmConnection>();
  const handlers = server.listeners("connection") as ((socket: Socket) => void)[];
  server.removeAllListeners("connection");
  server.on("connection", (socket: Socket) => {
    const forget = (): void => void connections.delete(connection);
    const connection = new WarmConnection(
      socket,
      {
        ...services,
        read: readRemembered,
        handOver: (taken) => {
          forget();
          taken.off("close", forget);
          for (const handler of handlers) handler.call(server, taken);
        },
      },
      server.keepAliveTimeout,
    );
    connections.add(connection);
    socket.once("close", forget);
  });
  return {
    close: () => {
      for (const connection of connections) connection.close();
    },
  };
}

const heads = new Map<string, PlainGet>();

/** What a head asks depends on its bytes alone, so the same bytes are read once. */
function readRemembered(head: string): PlainGet | undefined {
  const known = heads.get(head);
  if (known !== undefined) return known;
  const get = readPlainGet(head);
  if (get !== undefined && head.length <= LONGEST_REMEMBERED) {
    if (heads.size >= REMEMBERED_HEADS) heads.clear();
    heads.set(head, get);
  }
  return get;
}
