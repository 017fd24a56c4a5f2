/** What hooks.py is asked and what it answers. The answer comes from a sandbox, so nothing in it is taken for granted. */
import type { HookJob, HookOutcome } from "./sandbox.ts";

/** The request of hooks.py as JSON, with the folders as they are called in the sandbox. */
export function hookRequest(
  job: HookJob,
  folders: { readonly source: string; readonly searchPath: readonly string[]; readonly output: string },
): string {
  return JSON.stringify({
    source: folders.source,
    backend: job.backend,
    backend_path: job.backendPath,
    search_path: folders.searchPath,
    action: job.action,
    output: folders.output,
    config_settings: job.configSettings,
    provided: job.provided,
    dynamic: job.dynamic,
  });
}

/** The outcome in a JSON text; `find` gives the bytes of a file that the backend says it built. */
export async function readHookOutcome(
  text: string,
  output: string,
  find: (name: string) => Promise<Uint8Array | undefined>,
): Promise<HookOutcome> {
  const value = parseObject(text);
  if (value["outcome"] === "needs") return { outcome: "needs", requirements: strings(value["requirements"]) };
  if (value["outcome"] === "built") return built(field(value, "name"), output, find);
  return {
    outcome: "failed",
    hook: field(value, "hook"),
    error: field(value, "error"),
    message: field(value, "message"),
    traceback: field(value, "traceback"),
    output,
  };
}

async function built(
  name: string,
  output: string,
  find: (name: string) => Promise<Uint8Array | undefined>,
): Promise<HookOutcome> {
  const bytes = /^[^/\\\0]+$/.test(name) ? await find(name) : undefined;
  if (bytes !== undefined) return { outcome: "built", name, bytes, output };
  const message = `the hook returned "${name}", and no such file is in the output folder`;
  return { outcome: "failed", hook: "build", error: "MissingFile", message, traceback: "", output };
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

function field(value: Readonly<Record<string, unknown>>, name: string): string {
  const text = value[name];
  return typeof text === "string" ? text : "";
}
