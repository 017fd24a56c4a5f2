export { runWasm, WASM_LIMITS, type WasmLimits, type WasmRun } from "./wasm/run-wasm.ts";
export { wasmSnapshot } from "./wasm/snapshot.ts";
