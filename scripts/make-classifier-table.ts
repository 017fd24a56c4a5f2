/**
 * Writes packages/standards/src/classifier/classifier-table.ts: the trove classifiers that PyPI knows. Run it when
 * trove-classifiers comes out: node scripts/make-classifier-table.ts PYTHON, with a Python that has it installed.
 */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TARGET = fileURLToPath(
  new URL("../packages/standards/src/classifier/classifier-table.ts", import.meta.url),
);

const SURVEY = `
import importlib.metadata, json, trove_classifiers
print(json.dumps({
    "version": importlib.metadata.version("trove-classifiers"),
    "classifiers": sorted(trove_classifiers.classifiers),
    "deprecated": trove_classifiers.deprecated_classifiers,
}))
`;

interface Survey {
  readonly version: string;
  readonly classifiers: readonly string[];
  readonly deprecated: Readonly<Record<string, readonly string[]>>;
}

function main(python: string | undefined): void {
  if (python === undefined) throw new Error("usage: node scripts/make-classifier-table.ts PYTHON");
  const survey: Survey = JSON.parse(execFileSync(python, ["-c", SURVEY], { encoding: "utf8" }));
  writeFileSync(TARGET, render(survey));
  process.stdout.write(`${survey.classifiers.length} classifiers of ${survey.version}\n`);
}

/** One line a classifier: small in a bundle, and a change shows as one line in a diff. */
function render({ version, classifiers, deprecated }: Survey): string {
  return `/* Made by scripts/make-classifier-table.ts from trove-classifiers ${version}; the version is its date. */

export const CLASSIFIER_TABLE_VERSION = ${JSON.stringify(version)};

export const CLASSIFIER_TABLE = \`
${classifiers.join("\n")}
\`;

/** Classifiers that PyPI refuses by now, and what to use instead; often there is nothing. */
export const DEPRECATED_CLASSIFIERS: Readonly<Record<string, readonly string[]>> = ${JSON.stringify(deprecated, undefined, 2)};
`;
}

main(process.argv[2]);
