/** What a build asks of a sandbox: one interpreter, some wheels, a copy of the source, and one hook to call. */
import type { TargetEnvironment } from "../requirements/resolve.ts";
import type { SourceTree } from "./source-tree.ts";

export interface HookJob {
  readonly tree: SourceTree;
  readonly backend: string;
  readonly backendPath: readonly string[];
  readonly action: "sdist" | "wheel";
  readonly configSettings: Readonly<Record<string, string | readonly string[]>>;
  /** The wheels of the build requirements, by file name. */
  readonly wheels: ReadonlyMap<string, Uint8Array>;
  /** The requirements that these wheels were chosen for. */
  readonly provided: readonly string[];
  /** False once the backend's own additional requirements were obeyed. */
  readonly dynamic: boolean;
  /** Variables for the backend, such as SOURCE_DATE_EPOCH; nothing of the host's environment is added. */
  readonly environment: Readonly<Record<string, string>>;
  /** The permission bits that files made by the backend lack; 0o022 without it. */
  readonly umask?: number;
}

export type HookOutcome =
  | { readonly outcome: "needs"; readonly requirements: readonly string[] }
  | { readonly outcome: "built"; readonly name: string; readonly bytes: Uint8Array; readonly output: string }
  | {
      readonly outcome: "failed";
      /** The hook, or what was done before it. */
      readonly hook: string;
      /** The exception's class, or how the sandbox ended. */
      readonly error: string;
      readonly message: string;
      readonly traceback: string;
      /** The last lines that the backend printed. */
      readonly output: string;
    };

export interface BuildSandbox {
  readonly kind: "wasm" | "native";
  /** For people and for the build record: interpreter, version, platform. */
  readonly description: string;
  readonly environment: TargetEnvironment;
  /** Calls get_requires_for_build_* and build_* in a fresh interpreter. Rejects only for faults of our own. */
  callHook(job: HookJob, signal?: AbortSignal): Promise<HookOutcome>;
}
