/** No file imports deep into another package, by name or by a relative path that leaves its own. */
import { dirname, join } from "node:path/posix";
import type { Gate, GateResult } from "./gate.ts";
import { importsOf, type SourceImport } from "./sources.ts";

export const entryPointsGate: Gate = { title: "entry points", run: findDeepImports };

function findDeepImports(root: string): GateResult {
  const imports = importsOf(root).filter(({ file }) => packageOf(file) !== undefined);
  return {
    looked: imports.length,
    violations: imports
      .filter((each) => isDeep(each) || leavesPackage(each))
      .map(({ file, specifier }) => `${file} imports "${specifier}": import the package by its name`),
  };
}

function isDeep({ specifier }: SourceImport): boolean {
  return /^@linchpin\/[^/]+\/./.test(specifier);
}

function leavesPackage({ file, specifier }: SourceImport): boolean {
  if (!specifier.startsWith(".")) return false;
  const target = packageOf(join(dirname(file), specifier));
  return target !== packageOf(file);
}

/** `packages/NAME`, `e2e` or `bench`: the folder whose files belong together. */
function packageOf(path: string): string | undefined {
  return /^(?:packages\/[^/]+|e2e|bench)(?=\/)/.exec(path)?.[0];
}
