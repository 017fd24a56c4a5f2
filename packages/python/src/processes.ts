/** What the operating system says of a process. */
import { readFileSync } from "node:fs";

const PAGE_BYTES = 4096;

/** Resident memory in bytes, or 0 where the machine does not tell (it has no /proc) or the process is gone. */
export function residentBytes(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1];
    return Number(pages ?? 0) * PAGE_BYTES;
  } catch {
    return 0;
  }
}
