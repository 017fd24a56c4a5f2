/** Inside the server, `domain` knows ports: never a driver, never HTTP (design §4). */
import { dirname, join } from "node:path/posix";
import type { Gate, GateResult } from "./gate.ts";
import { importsOf, type SourceImport } from "./sources.ts";

const SERVER = "packages/server/src/";
const PURE_ROOMS = ["domain"];

/** Packages of drivers and of HTTP. Node's own modules count when they reach the disk or the network. */
const DRIVERS =
  /^(?:fastify|kysely|pino|prom-client|@fastify\/.*|node:(?:fs|http|https|net|sqlite|child_process|worker_threads).*)$/;

export const serverRoomsGate: Gate = { title: "server rooms", run: findDriversInDomain };

function findDriversInDomain(root: string): GateResult {
  const imports = importsOf(root).filter(({ file }) =>
    PURE_ROOMS.some((room) => file.startsWith(`${SERVER}${room}/`)),
  );
  return {
    looked: imports.length,
    violations: imports
      .filter(reachesDriver)
      .map(({ file, specifier }) => `${file} imports "${specifier}": the domain knows ports only`),
  };
}

function reachesDriver({ file, specifier }: SourceImport): boolean {
  if (!specifier.startsWith(".")) return DRIVERS.test(specifier);
  const target = join(dirname(file), specifier);
  return !PURE_ROOMS.some((room) => target.startsWith(`${SERVER}${room}/`));
}
