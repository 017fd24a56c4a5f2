/** Where a command's result goes: as JSON under `--json`, else as text for people. */
import type { Terminal } from "../terminal.ts";

/** `text` is only called where people read. JSON is indented, because people read that too. */
export function writeResult(terminal: Terminal, value: unknown, text: () => string): void {
  terminal.writeOut(terminal.json ? `${JSON.stringify(value, undefined, 2)}\n` : text());
}
