/** Asks CPython what it sees in archives. */
import { spawn, spawnSync } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Name, kind (`file`, `folder`, `other`) and SHA-256 of the bytes. */
export type Seen = readonly [name: string, kind: string, sha256: string];

/** Another interpreter than `python3`, for the long run. */
const PYTHON = process.env["LINCHPIN_PYTHON"] ?? "python3";
const SCRIPT = fileURLToPath(new URL("oracle.py", import.meta.url));

export function hasPython(): boolean {
  return spawnSync(PYTHON, ["-c", "import sys; sys.exit(sys.version_info < (3, 8))"]).status === 0;
}

/** One answer for each archive, in order: what CPython lists, or its error. */
export async function askCpython(
  format: "zip" | "tar",
  archives: readonly Uint8Array[],
): Promise<readonly (readonly Seen[] | { readonly error: string })[]> {
  const child = spawn(PYTHON, [SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
  const answers: (readonly Seen[] | { error: string })[] = [];
  const lines = createInterface({ input: child.stdout });
  const reading = (async () => {
    for await (const line of lines) answers.push(JSON.parse(line) as readonly Seen[]);
  })();
  for (const bytes of archives) {
    const header = Buffer.alloc(9);
    header.write(format[0]!, 0);
    header.writeBigUInt64BE(BigInt(bytes.length), 1);
    child.stdin.write(header);
    if (!child.stdin.write(bytes)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  }
  child.stdin.end();
  await reading;
  return answers;
}
