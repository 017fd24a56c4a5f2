/** A terminal that remembers what was written, for running a command line without a process. */

import { createPalette } from "../src/output/palette.ts";
import { asksForJson, type Terminal } from "../src/terminal.ts";

export interface FakeTerminal extends Terminal {
  readonly written: { out: string; error: string };
}

export function fakeTerminal(
  parameters: readonly string[] = [],
  overrides: Partial<Pick<Terminal, "environment" | "workingFolder" | "signal">> = {},
): FakeTerminal {
  const written = { out: "", error: "" };
  return {
    written,
    writeOut: (text) => {
      written.out += text;
    },
    writeError: (text) => {
      written.error += text;
    },
    environment: {},
    workingFolder: "/nowhere",
    interactive: false,
    json: asksForJson(parameters),
    outPalette: createPalette(false),
    errorPalette: createPalette(false),
    signal: new AbortController().signal,
    ...overrides,
  };
}
