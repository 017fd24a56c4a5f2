/** What the operating system says of processes. A machine without /proc says nothing. */
import { readFileSync } from "node:fs";

const PAGE_BYTES = 4096;

/** Resident memory in bytes, or 0 where the machine does not tell or the process is gone. */
export function residentBytes(pid: number | undefined): number {
  const pages = pid === undefined ? "" : readProc(`${pid}/statm`).split(" ")[1];
  return Number(pages ?? 0) * PAGE_BYTES;
}

/** The ids of what a process has started and of what those have started; it stops looking past `most`. */
export function descendants(pid: number, most: number): readonly number[] {
  const found: number[] = [];
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined && found.length <= most; next = waiting.pop()) {
    // What a thread other than the first has started is in that thread's list; builds start theirs from the first.
    const children = readProc(`${next}/task/${next}/children`).split(" ").filter(Boolean).map(Number);
    found.push(...children);
    waiting.push(...children);
  }
  return found;
}

function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8").trim();
  } catch {
    return "";
  }
}
