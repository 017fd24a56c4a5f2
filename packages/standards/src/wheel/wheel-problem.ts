import type { Problem } from "../problem.ts";

/** The three text files of a wheel that this folder reads, and what is lost when one of them is wrong. */
const FILES = {
  record: {
    file: "RECORD",
    consequence: "installers cannot tell whether the files arrived intact, and cannot uninstall them",
    remedy: "build the wheel with a build backend, which writes RECORD itself",
  },
  "wheel-file": {
    file: "WHEEL",
    consequence: "installers refuse the wheel or install it in the wrong place",
    remedy: "build the wheel with a build backend, which writes WHEEL itself",
  },
  "entry-points": {
    file: "entry_points.txt",
    consequence: "the scripts and plugins that it declares are not found",
    remedy: "write [group] sections with lines name = module:attribute",
  },
} as const;

/** Something wrong in RECORD, WHEEL or entry_points.txt; its code is `FILE-RULE`. */
export function wheelFileProblem(
  file: keyof typeof FILES,
  rule: string,
  state: string,
  at: Partial<Pick<Problem, "severity" | "line" | "field" | "consequence" | "remedy">> = {},
): Problem {
  const { file: name, consequence, remedy } = FILES[file];
  return {
    code: `${file}-${rule}`,
    severity: "error",
    state,
    trigger: `reading ${name}`,
    consequence,
    remedy,
    ...at,
  };
}
