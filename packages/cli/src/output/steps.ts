/**
 * Steps of a command one after the other, with what they are doing: redrawn in place by listr2 on a terminal, one
 * line a finished step elsewhere. On standard error, so that a pipe sees results only.
 */
import type { ListrDefaultRendererLogLevels } from "listr2";
import type { Terminal } from "../terminal.ts";

export interface Step {
  readonly title: string;
  /** Does the step. `progress` shows a short text beside the title while it runs; the result takes its place. */
  readonly run: (progress: (text: string) => void) => Promise<string>;
}

/** Runs the steps in their order and stops at the first that fails, with its error. */
export async function runSteps(terminal: Terminal, steps: readonly Step[]): Promise<void> {
  if (terminal.interactive) await runInPlace(steps);
  else await runLineByLine(terminal, steps);
}

/** One step that makes a value; `describe` says it in the words that stand beside the title at the end. */
export async function runStep<Result>(
  terminal: Terminal,
  title: string,
  work: (progress: (text: string) => void) => Promise<Result>,
  describe: (result: Result) => string,
): Promise<Result> {
  let made: { readonly result: Result } | undefined;
  const run = async (progress: (text: string) => void): Promise<string> => {
    made = { result: await work(progress) };
    return describe(made.result);
  };
  await runSteps(terminal, [{ title, run }]);
  return made!.result;
}

async function runLineByLine(terminal: Terminal, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const result = await step.run(() => undefined);
    if (!terminal.json) terminal.writeError(`${step.title}  ${result}\n`);
  }
}

/** listr2 is loaded here and not above: a pipe never needs it, and it costs a tenth of a second. */
async function runInPlace(steps: readonly Step[]): Promise<void> {
  const { Listr, ListrLogger, ProcessOutput } = await import("listr2");
  const tasks = steps.map((step) => ({
    title: step.title,
    task: async (_context: unknown, task: { title: string | undefined }): Promise<void> => {
      const result = await step.run((text) => {
        task.title = `${step.title}  ${text}`;
      });
      task.title = `${step.title}  ${result}`;
    },
  }));
  const logger = new ListrLogger<ListrDefaultRendererLogLevels>({
    processOutput: new ProcessOutput(process.stderr, process.stderr),
  });
  await new Listr(tasks, {
    concurrent: false,
    registerSignalListeners: false,
    rendererOptions: { logger, showErrorMessage: false, suffixRetries: false },
  }).run();
}
