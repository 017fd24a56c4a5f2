/** How a command says no: problems for people and machines, and an exit code for scripts. */
import type { Problem } from "@linchpin/standards";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import type { TitledProblem } from "./output/problem-text.ts";

/** Ends a command. Without problems it says nothing more: the command has already reported. */
export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly exitCode: ExitCode;
  readonly problems: readonly TitledProblem[];

  constructor(exitCode: ExitCode, problems: readonly TitledProblem[] = [], cause?: unknown) {
    super(problems.map((problem) => problem.state).join("; "), { cause });
    this.exitCode = exitCode;
    this.problems = problems;
  }
}

/** A failure of one error: `code` and the four lines. */
export function failure(exitCode: ExitCode, problem: Omit<Problem, "severity">): CommandFailure {
  return new CommandFailure(exitCode, [{ severity: "error", ...problem }]);
}

/** The kinds of `ClientError` that mean that no usable answer came: they end in exit code 3. */
const UNREACHABLE_KINDS: ReadonlySet<unknown> = new Set(["unreachable", "timed-out", "unavailable"]);
/** The codes of problems in what the user wrote on the command line or in a settings file. */
const USAGE_CODES = /^(?:setting|usage)-/;

/**
 * Any error as a failure. The errors of the lower packages (`StandardsError`, `ArchiveError`, `ClientError`, a `Refusal`
 * of the server) carry or are a problem; they are known by it, so that no package is loaded only to fail.
 */
export function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (isInterruption(error)) return new CommandFailure(EXIT.interrupted);
  const problems = problemsOf(error);
  if (problems.length > 0) return new CommandFailure(exitCodeOf(error, problems), problems);
  return systemFailure(error) ?? bug(error);
}

function isInterruption(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}

/** The problem that the error carries or is, then what was found in detail and says something else. */
function problemsOf(error: unknown): readonly TitledProblem[] {
  if (typeof error !== "object" || error === null) return [];
  const main = [Reflect.get(error, "problem"), error].find(hasFourLines);
  if (main === undefined) return [];
  const findings: unknown = Reflect.get(error, "findings");
  const others = Array.isArray(findings) ? findings.filter(hasFourLines) : [];
  return [main, ...others.filter((finding) => finding.state !== main.state)].map(problemOf);
}

type FourLines = Pick<Problem, "state" | "trigger" | "consequence" | "remedy"> & Partial<TitledProblem>;

function hasFourLines(value: unknown): value is FourLines {
  if (typeof value !== "object" || value === null) return false;
  return ["state", "trigger", "consequence", "remedy"].every(
    (line) => typeof Reflect.get(value, line) === "string",
  );
}

/** Of an error that is its own problem, only what a problem has. */
function problemOf(value: FourLines): TitledProblem {
  const { code, title, severity = "error", state, trigger, consequence, remedy, line, column, field } = value;
  return {
    code: code ?? (value instanceof Error && value.name === "SettingsError" ? "setting-invalid" : "refused"),
    severity,
    ...(title !== undefined && { title }),
    state,
    trigger,
    consequence,
    remedy,
    ...(field !== undefined && { field }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  };
}

function exitCodeOf(error: unknown, problems: readonly TitledProblem[]): ExitCode {
  if (error instanceof Error && "kind" in error && UNREACHABLE_KINDS.has(error.kind)) return EXIT.unreachable;
  return problems.some((problem) => USAGE_CODES.test(problem.code)) ? EXIT.usage : EXIT.refused;
}

/** What the operating system refused: a missing file, a missing right, a port that is taken. */
const SYSTEM_REMEDIES: Readonly<Record<string, string>> = {
  ENOENT: "check the spelling, and from which folder the command runs",
  EACCES: "run as a user who may do this, or change the rights of the file",
  EPERM: "run as a user who may do this, or change the rights of the file",
  EISDIR: "give a file, not a folder",
  ENOTDIR: "give a folder, not a file",
  ENOSPC: "free some space on the disk, then run the command again",
  EADDRINUSE: "stop the program that listens there, or choose another port with --port",
};

function systemFailure(error: unknown): CommandFailure | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  const remedy = SYSTEM_REMEDIES[error.code];
  if (remedy === undefined) return undefined;
  return failure(EXIT.usage, {
    code: `system-${error.code.toLowerCase()}`,
    state: error.message.replace(/^[A-Z]+: /, ""),
    trigger:
      "syscall" in error && typeof error.syscall === "string"
        ? `the system call ${error.syscall}`
        : "the operating system",
    consequence: "the command stopped there",
    remedy,
  });
}

/** The cause is kept: its stack is printed below the four lines. */
function bug(cause: unknown): CommandFailure {
  const problem: TitledProblem = {
    code: "bug",
    severity: "error",
    state: cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause),
    trigger: "a case that Linchpin does not foresee",
    consequence: "the command stopped there",
    remedy: "report it with the lines below and the command that you typed",
  };
  return new CommandFailure(EXIT.bug, [problem], cause);
}
