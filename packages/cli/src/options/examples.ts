/** The end of every command's `--help`: what to type, and the exit codes. */
import { EXIT_CODES_HELP } from "../exit-codes.ts";

/** Text for commander's `addHelpText("after", …)`. */
export function examples(...lines: readonly string[]): string {
  return `\n${lines.length === 1 ? "Example" : "Examples"}:\n${lines.map((line) => `  ${line}`).join("\n")}\n${EXIT_CODES_HELP}`;
}
