/** One environment in which a release is tried, and what came of it. */
import type { Problem } from "@linchpin/standards";
import type { Interpreter } from "../interpreters/find.ts";

export type InstallerName = "uv" | "pip" | "linchpin";
export type Resolution = "highest" | "lowest-direct";

export interface Cell {
  /** Stable, from what the cell is: `cpython-3.13-uv-highest`, `wasm-3.14-linchpin-highest+yaml`. */
  readonly id: string;
  readonly platform: "native" | "wasm";
  readonly interpreter?: Interpreter;
  readonly installer: InstallerName;
  readonly resolution: Resolution;
  /** The extra that is installed with the project. */
  readonly extra?: string;
}

export interface InstalledDistribution {
  readonly name: string;
  readonly version: string;
}

export interface CellResult {
  readonly id: string;
  readonly status: "passed" | "failed" | "not-tried";
  /** Errors fail the cell; warnings are told. */
  readonly problems: readonly Problem[];
  /** Why the cell was not tried. */
  readonly because?: string;
  readonly installed: readonly InstalledDistribution[];
  readonly milliseconds: number;
  /** The last lines of what failed. */
  readonly output: string;
}

/** What is verified: a release on an index, or files that lie here. */
export interface Subject {
  /** Normalised. */
  readonly project: string;
  /** Canonical. */
  readonly version: string;
  /** The wheel to install, for what it should contain; absent where only an sdist exists. */
  readonly wheel: { readonly fileName: string; readonly bytes: Uint8Array };
  /** Where the installer takes it from: the index, or this path. */
  readonly path?: string;
  /** The simple API for the project's dependencies, and for the project unless `path` is given. */
  readonly indexUrl: string;
}

/** A problem of this package in the words of design §2. */
export function problemOf(
  code: string,
  severity: Problem["severity"],
  lines: Pick<Problem, "state" | "trigger" | "consequence" | "remedy">,
  field?: string,
): Problem {
  return { code, severity, ...lines, ...(field === undefined ? {} : { field }) };
}
