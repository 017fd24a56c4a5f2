/** A lock between processes: test files run in processes of their own and may want the same client at once. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const POLL_MILLISECONDS = 200;
/** Longer than the slowest installation of a client. */
const LONGEST_WAIT_MILLISECONDS = 300_000;

/** Runs `work` while this process alone holds the folder `path`; a lock whose process is gone is broken. */
export async function withLock<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  await acquire(path);
  try {
    return await work();
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}

async function acquire(path: string): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MILLISECONDS;
  while (!(await tryAcquire(path))) {
    if (Date.now() > deadline) throw new Error(`the lock ${path} was held too long`);
    if (await isAbandoned(path)) await rm(path, { recursive: true, force: true });
    else await sleep(POLL_MILLISECONDS);
  }
}

async function tryAcquire(path: string): Promise<boolean> {
  try {
    await mkdir(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
  await writeFile(join(path, "pid"), `${process.pid}`);
  return true;
}

async function isAbandoned(path: string): Promise<boolean> {
  const text = await readFile(join(path, "pid"), "utf8").catch(() => "");
  const pid = Number(text);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}
