/** Every package on disk is in the table of floors, and every room of the table is on disk. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { OUTBUILDINGS, ROOMS } from "../floors.ts";
import type { Gate, GateResult } from "./gate.ts";

export const packagesListedGate: Gate = { title: "packages listed", run: compareDiskWithTable };

/** Names of the folders below `packages/` that hold a manifest. */
export function packageFolders(root: string): readonly string[] {
  const folder = join(root, "packages");
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(join(folder, name, "package.json")));
}

function compareDiskWithTable(root: string): GateResult {
  const onDisk = packageFolders(root);
  const listed = ROOMS.map((room) => room.name);
  const unlisted = onDisk.filter((name) => !listed.includes(name) && !OUTBUILDINGS.includes(name));
  const missing = listed.filter((name) => !onDisk.includes(name));
  return {
    looked: onDisk.length,
    violations: [
      ...unlisted.map((name) => `packages/${name} is not in the table of scripts/floors.ts`),
      ...missing.map((name) => `scripts/floors.ts lists ${name}, which is not on disk`),
    ],
  };
}
