/** The manifests agree with the table of floors: only lower floors, and `testing` for tests alone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { floorOf, OUTBUILDINGS } from "../floors.ts";
import type { Gate, GateResult } from "./gate.ts";
import { packageFolders } from "./packages-listed.gate.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

export const floorsGate: Gate = { title: "floors", run: compareManifestsWithFloors };

function compareManifestsWithFloors(root: string): GateResult {
  const rooms = packageFolders(root).filter((name) => !OUTBUILDINGS.includes(name));
  return { looked: rooms.length, violations: rooms.flatMap((name) => violationsOf(root, name)) };
}

function violationsOf(root: string, name: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(root, "packages", name, "package.json"), "utf8")) as Manifest;
  const wrong = siblings(manifest.dependencies).filter((other) => !isLower(other, name));
  const wrongInTests = siblings(manifest.devDependencies).filter(
    (other) => other !== "testing" && !isLower(other, name),
  );
  return [...wrong, ...wrongInTests].map(
    (other) =>
      `packages/${name} (floor ${floorOf(name)}) may not depend on ${other} (floor ${floorOf(other) ?? "none"})`,
  );
}

function isLower(other: string, name: string): boolean {
  return (floorOf(other) ?? Number.POSITIVE_INFINITY) < (floorOf(name) ?? Number.NEGATIVE_INFINITY);
}

function siblings(dependencies: Readonly<Record<string, string>> | undefined): readonly string[] {
  return Object.keys(dependencies ?? {})
    .filter((key) => key.startsWith("@linchpin/"))
    .map((key) => key.slice("@linchpin/".length));
}
