export {
  type BuildRequest,
  type BuildResult,
  type BuildStep,
  type BuiltFile,
  buildProject,
} from "./build/build-project.ts";
export type { BuildSandbox } from "./build/sandbox.ts";
export { type WrittenOutput, writeOutput } from "./build/write-output.ts";
export { PythonError } from "./error.ts";
export { type InterpreterDescription, targetEnvironment } from "./interpreters/description.ts";
export { describeInterpreter, findInterpreters, type Interpreter } from "./interpreters/find.ts";
export { nativeBuildSandbox } from "./native/build-sandbox.ts";
export { isolationOfMachine } from "./native/isolate.ts";
export { type BuildRecord, buildRecord, parseBuildRecord, verdictText } from "./prove/build-record.ts";
export { type Proof, proveBuild } from "./prove/prove-build.ts";
export type { Candidate, PackageSource } from "./requirements/package-source.ts";
export type { Cell, CellResult, InstallerName, Resolution, Subject } from "./verify/cell.ts";
export { readDeclared } from "./verify/declared.ts";
export { findUv } from "./verify/find-uv.ts";
export { matrixCells } from "./verify/matrix.ts";
export { verifyRelease } from "./verify/verify-release.ts";
export { wasmBuildSandbox } from "./wasm/build-sandbox.ts";
export { runWasm, type WasmLimits } from "./wasm/run-wasm.ts";
export { wasmSnapshot } from "./wasm/snapshot.ts";
