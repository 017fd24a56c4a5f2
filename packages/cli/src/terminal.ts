/**
 * Everything that a command may know of the world outside: where words go, the environment, and the signal of
 * Ctrl-C. Passed to every command, so that a test can run one without a process.
 */
import { createPalette, type Palette } from "./output/palette.ts";

export interface Terminal {
  /** Results, for people and for pipes. */
  readonly writeOut: (text: string) => void;
  /** Progress, questions and errors. */
  readonly writeError: (text: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingFolder: string;
  /** Whether progress may be redrawn in place: standard error is a terminal, and nobody asked for JSON. */
  readonly interactive: boolean;
  /** `--json`: one JSON document on standard output and nothing else there. */
  readonly json: boolean;
  readonly outPalette: Palette;
  readonly errorPalette: Palette;
  /** Aborted by Ctrl-C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
}

/** A second Ctrl-C ends the process at once. Under npm one key press arrives twice: that is still one. */
const SAME_PRESS_MILLISECONDS = 500;

/** The terminal of this process. `parameters` are the words after `linchpin`. */
export function processTerminal(parameters: readonly string[]): Terminal {
  const json = asksForJson(parameters);
  const environment = process.env;
  return {
    writeOut: (text) => void process.stdout.write(text),
    writeError: (text) => void process.stderr.write(text),
    environment,
    workingFolder: process.cwd(),
    interactive: process.stderr.isTTY && environment["CI"] === undefined && !json,
    json,
    outPalette: createPalette(wantsColour(environment, process.stdout.isTTY)),
    errorPalette: createPalette(wantsColour(environment, process.stderr.isTTY)),
    signal: interruptSignal(),
  };
}

/** Whether `--json` is among the options; what follows `--` is never an option. */
export function asksForJson(parameters: readonly string[]): boolean {
  const end = parameters.indexOf("--");
  return parameters.slice(0, end === -1 ? undefined : end).includes("--json");
}

/** NO_COLOR beats FORCE_COLOR (the NO_COLOR convention), and both beat what the stream is. */
export function wantsColour(environment: Terminal["environment"], isTerminal: boolean): boolean {
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  const forced = environment["FORCE_COLOR"];
  if (forced !== undefined && forced !== "") return forced !== "0";
  return isTerminal && environment["TERM"] !== "dumb";
}

function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) {
      first = Date.now();
      controller.abort(new DOMException("interrupted", "AbortError"));
    } else if (Date.now() - first > SAME_PRESS_MILLISECONDS) {
      process.exit(130);
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
  return controller.signal;
}
