/** What the host and the child process that holds CPython in WebAssembly say to each other. Plain data only. */

/** One run of Python, from an empty file system to the files that it leaves. */
export interface WasmJob {
  /** What lies in the sandbox's file system when the script starts. Folders are made as needed. */
  readonly files: readonly WasmFile[];
  /** Python source that defines `main(arguments)`, which takes and returns what JSON can hold. */
  readonly script: string;
  /** The argument of `main`, as JSON. */
  readonly arguments: string;
  /** Folders whose files come back when `main` returns. */
  readonly collect: readonly string[];
  /** The permission bits that files made by the script lack; 0o022 without it. */
  readonly umask?: number;
  /** The whole environment of the interpreter; nothing of the host's is added. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A file put into the sandbox, at an absolute POSIX path. */
export interface WasmFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Permission bits; 0o644 without them. */
  readonly mode?: number;
  /** Milliseconds since 1970; now without it. */
  readonly modifiedMs?: number;
  /** Makes it a symbolic link without bytes. */
  readonly linkTarget?: string;
}

export interface WasmChildStart {
  /** The URL of pyodide's module. */
  readonly pyodide: string;
  /** The file of a memory image from `make-snapshot`; without one the interpreter starts from nothing. */
  readonly snapshot?: string;
  /** Bytes up to which the interpreter's memory may grow. */
  readonly memoryBytes: number;
  readonly task: { readonly kind: "run"; readonly job: WasmJob } | { readonly kind: "make-snapshot" };
}

/** What the child answers, once. Nothing in it is trusted: code in the sandbox may forge it. */
export type WasmChildAnswer =
  | {
      readonly kind: "returned";
      /** JSON of what `main` returned. */
      readonly result: string;
      readonly files: readonly (readonly [path: string, bytes: Uint8Array])[];
    }
  | { readonly kind: "raised"; readonly traceback: string }
  | { readonly kind: "snapshot"; readonly bytes: Uint8Array };
