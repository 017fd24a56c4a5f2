/** The process of `linchpin …`: the one place that reads `process` and sets its exit code. */
import { runProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

const parameters = process.argv.slice(2);
process.exitCode = await runProgram(parameters, processTerminal(parameters));
