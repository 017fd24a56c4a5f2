/** Compilers that lie outside the system's folders: Rust's, which rustup keeps in the home folder. */
import { existsSync } from "node:fs";
import { join } from "node:path";

export interface Toolchain {
  /** Folders that the sandbox must show. */
  readonly folders: readonly string[];
  /** Folders for PATH. */
  readonly path: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What of it is there. The credentials that cargo keeps beside its programs are not shown: only `bin` is. */
export function toolchain(environment: NodeJS.ProcessEnv): Toolchain {
  const home = environment["HOME"] ?? "";
  const cargo = join(environment["CARGO_HOME"] ?? join(home, ".cargo"), "bin");
  const rustup = environment["RUSTUP_HOME"] ?? join(home, ".rustup");
  if (!existsSync(cargo)) return { folders: [], path: [], environment: {} };
  const withRustup = existsSync(rustup);
  return {
    folders: withRustup ? [cargo, rustup] : [cargo],
    path: [cargo],
    environment: withRustup ? { RUSTUP_HOME: rustup } : {},
  };
}
