/** Why an installer said no, from its last lines. */
import type { NativeRun } from "../native/run-native.ts";
import { type Cell, type CellResult, problemOf } from "./cell.ts";

interface InstallCause {
  readonly code: string;
  readonly sign: RegExp;
  readonly consequence: string;
  readonly remedy: string;
}

const CAUSES: readonly InstallCause[] = [
  {
    code: "python-not-admitted",
    sign: /requires a different Python|does not satisfy Python|Requires-Python|requires Python|current Python version/i,
    consequence: "the release, or something that it needs, does not admit this Python",
    remedy:
      "if this Python is meant to work, correct requires-python or the requirement that is named; else leave it out of the matrix",
  },
  {
    code: "no-fitting-wheel",
    sign: /no wheels? with a matching|no usable wheels|is not a supported wheel|only-binary|no-binary|not compatible with (?:this|the current)/i,
    consequence: "there is no wheel for this Python and machine; users must build from source",
    remedy: "publish a wheel for this platform, or leave the cell out",
  },
  {
    code: "dependencies-unsatisfiable",
    sign: /unsatisfiable|conflict|No solution found|ResolutionImpossible|No matching distribution|there (?:is|are) no versions? of|was not found in the package registry/i,
    consequence: "nobody can install the release from this index",
    remedy: "correct the requirement that is named below, or publish what it asks for first",
  },
];

const UNREACHABLE =
  /Connection refused|Failed to fetch|Could not (?:fetch|connect)|timed out|NewConnectionError|error sending request/i;

/** A refusal fails the cell; an index out of reach means that the cell was not tried. */
export function explainInstallFailure(
  run: NativeRun,
  requirement: string,
  cell: Cell,
): Pick<CellResult, "status" | "problems" | "output"> & { readonly because?: string } {
  if (run.end !== undefined || UNREACHABLE.test(run.output)) {
    return {
      status: "not-tried",
      because: `the installer did not finish: ${run.end ?? "the index could not be reached"}`,
      problems: [],
      output: run.output,
    };
  }
  const cause = CAUSES.find(({ sign }) => sign.test(run.output));
  const problem = problemOf(cause?.code ?? "install-failed", "error", {
    state: `${cell.installer} refuses ${requirement} in ${cell.id}`,
    trigger: `installing ${requirement}`,
    consequence: cause?.consequence ?? "the release cannot be installed here",
    remedy: cause?.remedy ?? "read the installer's last lines below",
  });
  return { status: "failed", problems: [problem], output: run.output };
}
