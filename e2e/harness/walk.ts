/** The first walk of README.md as data: commands, and what the page says that they print. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export interface WalkStep {
  readonly command: string;
  /** As on the page; `…` stands for what differs from run to run. */
  readonly expected: string;
}

const README = fileURLToPath(new URL("../../README.md", import.meta.url));

/** Every `$ command` of the ```console blocks below "## A first walk", in order. */
export function readWalk(): readonly WalkStep[] {
  const section = /^## A first walk$(.*?)^## /ms.exec(readFileSync(README, "utf8"))?.[1] ?? "";
  const blocks = [...section.matchAll(/^```console\n(.*?)^```$/gms)].map((match) => match[1] ?? "");
  return blocks.flatMap((block) => block.split(/^\$ /m).slice(1).map(readStep));
}

function readStep(text: string): WalkStep {
  const [first = "", ...rest] = text.replaceAll("\\\n", " ").split("\n");
  return { command: first.replace(/\s+#.*$/, ""), expected: rest.join("\n").trim() };
}

/** Whether a real output is what the page shows, up to the places marked `…` and the spaces at line ends. */
export function matchesPage(actual: string, expected: string): boolean {
  const tidy = (text: string): string => text.replaceAll(/[ \t]+$/gm, "").trim();
  const pattern = escaped(tidy(expected)).replaceAll("…", "[^\\n]*?");
  return new RegExp(`^${pattern}$`).test(tidy(actual));
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&");
}
