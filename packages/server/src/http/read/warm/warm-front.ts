/** Puts the warm path in front of an HTTP server: every new connection begins there. */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { watchDetours } from "./detour.ts";
import { type PlainGet, readPlainGet } from "./request-head.ts";
import { WarmConnection, type WarmServices } from "./warm-connection.ts";

/** Heads whose reading is remembered: clients send the same bytes again and again. */
const REMEMBERED_HEADS = 4096;
/** Longer ones are rare, and would let a client fill the memory. */
const LONGEST_REMEMBERED = 2048;

/** Milliseconds in which what is being sent may end once the server stops. */
const GRACE_TIME = 10_000;

export interface WarmFront {
  /** Closes the connections that the warm path holds: idle ones now, the others when they have been answered. */
  close(): void;
}

export function installWarmFront(
  server: Server,
  services: Omit<WarmServices, "read" | "handOver" | "answerDetour">,
): WarmFront {
  const connections = new Set<WarmConnection>();
  const listeners = server.listeners("connection") as ((connection: Duplex) => void)[];
  const passToNode = (connection: Duplex): void => {
    for (const listener of listeners) listener.call(server, connection);
  };
  server.removeAllListeners("connection");
  watchDetours(server);
  server.on("connection", (socket: Socket) => {
    const forget = (): void => void connections.delete(connection);
    const handOver = (taken: Socket): void => {
      forget();
      taken.off("close", forget);
      passToNode(taken);
    };
    const all = { ...services, read: readRemembered, handOver, answerDetour: passToNode };
    const connection = new WarmConnection(socket, all, {
      idle: server.keepAliveTimeout,
      silent: server.timeout,
    });
    connections.add(connection);
    socket.once("close", forget);
  });
  return { close: () => closeAll(connections) };
}

function closeAll(connections: ReadonlySet<WarmConnection>): void {
  for (const connection of connections) connection.close();
  const timer = setTimeout(() => {
    for (const connection of connections) connection.cut();
  }, GRACE_TIME);
  timer.unref();
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
