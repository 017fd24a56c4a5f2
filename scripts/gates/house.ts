/** The rules of the house, in the order in which `npm run check` reports them. */
import { architectureGate } from "./architecture.gate.ts";
import { entryPointsGate } from "./entry-points.gate.ts";
import { floorsGate } from "./floors.gate.ts";
import type { Gate } from "./gate.ts";
import { packagesListedGate } from "./packages-listed.gate.ts";
import { privateWordsGate } from "./private-words.gate.ts";
import { serverRoomsGate } from "./server-rooms.gate.ts";

export const HOUSE_GATES: readonly Gate[] = [
  floorsGate,
  packagesListedGate,
  entryPointsGate,
  serverRoomsGate,
  privateWordsGate,
  architectureGate,
];
