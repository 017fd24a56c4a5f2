/** ARCHITECTURE.md shows the table of floors and its picture as scripts/floors.ts has them. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOMS } from "../floors.ts";
import type { Gate, GateResult } from "./gate.ts";

const PAGE = "ARCHITECTURE.md";
const BEGIN = "<!-- floors: made by `npm run format` from scripts/floors.ts -->";
const END = "<!-- /floors -->";

export const architectureGate: Gate = { title: "architecture page", run: comparePageWithTable };

/** Rewrites the part of the page between the two marks. */
export function writeArchitecturePage(root: string): void {
  const path = join(root, PAGE);
  writeFileSync(path, withFloors(readFileSync(path, "utf8")));
}

function comparePageWithTable(root: string): GateResult {
  const path = join(root, PAGE);
  if (!existsSync(path)) return { looked: 0, violations: [] };
  const text = readFileSync(path, "utf8");
  if (!text.includes(BEGIN)) return { looked: 1, violations: [`${PAGE} has lost the mark ${BEGIN}`] };
  const stale = withFloors(text) !== text;
  return { looked: ROOMS.length, violations: stale ? [`${PAGE} is stale: run npm run format`] : [] };
}

function withFloors(text: string): string {
  const start = text.indexOf(BEGIN) + BEGIN.length;
  const end = text.indexOf(END, start);
  return `${text.slice(0, start)}\n${picture()}\n${table()}\n${text.slice(end)}`;
}

/** The house as a picture: the highest floor on top, a box a room. */
function picture(): string {
  const floors = [...new Set(ROOMS.map((room) => room.floor))].toSorted((a, b) => b - a);
  const rows = floors.map((floor) => {
    const names = ROOMS.filter((room) => room.floor === floor).map((room) => `[ ${room.name} ]`);
    return `  floor ${floor}   ${names.join("   ")}`;
  });
  return `\n\`\`\`text\n${rows.join("\n             |  imports only downwards\n")}\n\`\`\`\n`;
}

function table(): string {
  const rows = ROOMS.map(
    (room) =>
      `| ${room.floor} | [\`${room.name}\`](packages/${room.name}) | ${room.right} | ${room.purpose} |`,
  );
  return ["| floor | package | may touch | what lives there |", "|---|---|---|---|", ...rows, ""].join("\n");
}
