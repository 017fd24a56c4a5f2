/**
 * The grammar that decides: Ruff's parser, compiled to WebAssembly, for a stated version of Python. It is asked only about
 * modules in which the outline suspects something, because loading it costs a tenth of a second. It knows Python 3.7 and
 * later; what an older version refuses, 3.7 refuses too, except for what `OLDER` lists.
 */

import type { Workspace } from "@astral-sh/ruff-wasm-nodejs";

export interface SyntaxFault {
  readonly line: number;
  readonly message: string;
}

const OLDEST_KNOWN = 7;
const NEWEST_KNOWN = 15;

const workspaces = new Map<number, Workspace>();

/** The first syntax error of the source in Python `3.minor`; undefined where there is none. */
export async function firstSyntaxFault(source: string, minor: number): Promise<SyntaxFault | undefined> {
  const workspace = await workspaceFor(Math.min(NEWEST_KNOWN, Math.max(OLDEST_KNOWN, minor)));
  const diagnostics: unknown = workspace.check(source);
  if (!Array.isArray(diagnostics)) return undefined;
  return diagnostics.map(faultOf).find((fault) => fault !== undefined);
}

async function workspaceFor(minor: number): Promise<Workspace> {
  const ruff = await import("@astral-sh/ruff-wasm-nodejs");
  let workspace = workspaces.get(minor);
  if (workspace === undefined) {
    const options = { "target-version": `py3${minor}`, lint: { select: [] } };
    workspace = new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
    workspaces.set(minor, workspace);
  }
  return workspace;
}

/** Lint findings have a rule's code; syntax errors have this one. */
function faultOf(diagnostic: unknown): SyntaxFault | undefined {
  if (typeof diagnostic !== "object" || diagnostic === null) return undefined;
  const {
    code,
    message,
    start_location: start,
  } = diagnostic as { code?: unknown; message?: unknown; start_location?: { row?: unknown } };
  if (code !== "invalid-syntax" || typeof message !== "string") return undefined;
  return { line: typeof start?.row === "number" ? start.row : 1, message };
}
