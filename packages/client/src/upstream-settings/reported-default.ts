/** The index that an installer uses when nothing is set: each knows its own default, and says it when it is asked. */
import type { Machine } from "./machine.ts";
import type { FoundSetting } from "./pip-settings.ts";

interface Question {
  readonly origin: string;
  readonly file: string;
  readonly args: readonly string[];
}

const PIP_MODEL = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)";

/** The quickest first. The others read the help text, which states the default. */
const QUESTIONS: readonly Question[] = [
  { origin: "pip's own default", file: "python3", args: ["-c", PIP_MODEL] },
  { origin: "pip's own default", file: "python", args: ["-c", PIP_MODEL] },
  { origin: "pip's own default", file: "pip", args: ["install", "--help"] },
  { origin: "uv's own default", file: "uv", args: ["pip", "install", "--help"] },
];

/** Undefined where no installer is found, or none says what its default is. */
export async function reportedDefault(machine: Machine): Promise<FoundSetting | undefined> {
  for (const { origin, file, args } of QUESTIONS) {
    const value = urlIn((await machine.run(file, args)) ?? "");
    if (value !== undefined) return { value, origin };
  }
  return undefined;
}

/** The program prints the address alone, or behind the word "default" in its help. */
function urlIn(output: string): string | undefined {
  return (
    /^(https?:\/\/\S+)\s*$/.exec(output)?.[1] ?? /default:?\s+<?(https?:\/\/[^\s)>\]]+)/i.exec(output)?.[1]
  );
}
