/** From what the probe saw to what is wrong: errors where a user will be hit, warnings where one may be. */
import { type MarkerEnvironment, normalizeName, type Problem } from "@linchpin/standards";
import { problemOf } from "./cell.ts";
import { consistencyProblems } from "./consistency.ts";
import { type Declared, optionalProjects } from "./declared.ts";
import type { Attempt, ProbeAnswer } from "./probe-answer.ts";

/** Everything that is wrong in one environment, the gravest first. */
export function judge(
  answer: ProbeAnswer,
  declared: Declared,
  environment: MarkerEnvironment,
): readonly Problem[] {
  const problems = [
    ...consistencyProblems(answer.distributions, environment),
    ...answer.imports.flatMap((attempt) => importProblem(attempt, declared) ?? []),
    ...answer.entry_points.flatMap((attempt) => entryPointProblem(attempt, declared) ?? []),
    ...answer.scripts.flatMap((attempt) => scriptProblem(attempt) ?? []),
  ];
  return withoutEchoes(problems).toSorted((a, b) => rank(a) - rank(b));
}

function rank({ severity }: Problem): number {
  return severity === "error" ? 0 : 1;
}

/** A package that does not import makes every module below it fail alike: the first says it all. */
function withoutEchoes(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = `${problem.code}\0${problem.consequence}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function importProblem(attempt: ProbeAnswer["imports"][number], declared: Declared): Problem | undefined {
  if (attempt.outcome === "done") return undefined;
  const found = cause(attempt, declared);
  const severity = found.certain || declared.topLevel.has(attempt.module) ? "error" : "warning";
  return problemOf(
    found.code,
    severity,
    {
      state: found.state,
      trigger: `import ${attempt.module}`,
      consequence: found.consequence,
      remedy: found.remedy,
    },
    attempt.module,
  );
}

function entryPointProblem(
  attempt: ProbeAnswer["entry_points"][number],
  declared: Declared,
): Problem | undefined {
  if (attempt.outcome === "done") return undefined;
  const found = cause(attempt, declared);
  return problemOf(
    found.code === "import-failed" ? "entry-point-broken" : found.code,
    "error",
    {
      state: `the entry point "${attempt.name}" of ${attempt.group} names ${attempt.value}; ${found.state}`,
      trigger:
        attempt.group === "console_scripts"
          ? `running "${attempt.name}"`
          : `loading the plugins of ${attempt.group}`,
      consequence: found.consequence,
      remedy: found.remedy,
    },
    attempt.name,
  );
}

function scriptProblem(attempt: ProbeAnswer["scripts"][number]): Problem | undefined {
  if (attempt.outcome === "done" && !/Traceback \(most recent call last\)/.test(attempt.output ?? ""))
    return undefined;
  const how = attempt.outcome === "done" ? lastLine(attempt.output) : attempt.outcome;
  return problemOf(
    "script-broken",
    attempt.outcome === "hung" ? "warning" : "error",
    {
      state: `the console script "${attempt.script}" is installed, and asked for --help it ended with: ${how}`,
      trigger: `running "${attempt.script} --help"`,
      consequence: "whoever starts the command sees a traceback or nothing",
      remedy: "start the command from an installed wheel, not from the source tree, and mend what it prints",
    },
    attempt.script,
  );
}

interface Cause {
  readonly code: string;
  /** Whether this breaks users whichever module it is in. */
  readonly certain: boolean;
  readonly state: string;
  readonly consequence: string;
  readonly remedy: string;
}

function cause(attempt: Attempt, declared: Declared): Cause {
  if (attempt.outcome === "hung") return HUNG;
  if (attempt.outcome === "crashed") return crashed(attempt);
  if (attempt.missing) return missingModule(attempt.missing, declared);
  if (attempt.error === "SyntaxError") return syntax(attempt, declared);
  if (attempt.error === "FileNotFoundError") return missingFile(attempt);
  return {
    code: "import-failed",
    certain: false,
    state: `${attempt.error}: ${attempt.message ?? ""}`,
    consequence: `${attempt.error} on every machine like this one`,
    remedy: "read the traceback; it names the line",
  };
}

const HUNG: Cause = {
  code: "import-hangs",
  certain: true,
  state: "the import did not end within the time limit",
  consequence: "a program that imports this waits for ever",
  remedy: "do no work at import: move it into a function, below if __name__ == '__main__'",
};

function crashed(attempt: Attempt): Cause {
  return {
    code: "import-crashes",
    certain: true,
    state: `the interpreter ended with code ${attempt.code ?? "unknown"} while importing`,
    consequence: "the whole process dies, without a traceback",
    remedy: "look for os._exit and sys.exit at import, and for native code built for another Python",
  };
}

function missingModule(missing: string, declared: Declared): Cause {
  const top = missing.split(".", 1)[0] ?? missing;
  if (declared.topLevel.has(top)) {
    return {
      code: "module-missing",
      certain: true,
      state: `the wheel does not hold the module ${missing}, which its own code imports`,
      consequence: `ModuleNotFoundError: ${missing}`,
      remedy: `include ${missing.replaceAll(".", "/")} in the wheel: it is probably in the source tree, and not in the backend's list of packages`,
    };
  }
  const optional = optionalProjects(declared.metadata).has(normalizeName(top));
  return {
    code: optional ? "needs-extra" : "dependency-undeclared",
    certain: false,
    state: `${missing} is imported, and ${optional ? "only an extra brings it" : "no requirement of the project brings it"}`,
    consequence: `ModuleNotFoundError: ${missing}`,
    remedy: optional
      ? "import it where it is used, and say which extra brings it"
      : `add the project that provides ${top} to dependencies`,
  };
}

function syntax(attempt: Attempt, declared: Declared): Cause {
  return {
    code: "syntax-too-new",
    certain: true,
    state: `this Python cannot read ${attempt.file ?? "a module"}: ${attempt.message ?? ""}; requires-python is ${declared.metadata.requiresPython ?? "absent"}`,
    consequence: "SyntaxError on a Python that the release admits",
    remedy: "raise requires-python, or write the line as the oldest admitted Python reads it",
  };
}

function missingFile(attempt: Attempt): Cause {
  return {
    code: "data-file-missing",
    certain: true,
    state: `importing reads the file ${attempt.file ?? "that the traceback names"}, which is not installed`,
    consequence: "FileNotFoundError on every machine, although the install succeeds",
    remedy: "include the file in the wheel as package data",
  };
}

function lastLine(text: string | undefined): string {
  return (text ?? "").trim().split("\n").at(-1) ?? "";
}
