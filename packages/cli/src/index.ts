export { COMMANDS, type CommandEntry, type CommandModule } from "./commands.ts";
export { EXIT, type ExitCode } from "./exit-codes.ts";
export { runProgram } from "./program.ts";
export { type Terminal } from "./terminal.ts";
