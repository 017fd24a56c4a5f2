/** What a server costs while it is under load: processor seconds and memory, of it and of all that it started. */
import { readdirSync, readFileSync } from "node:fs";

const TICKS_PER_SECOND = 100;
const PAGE_BYTES = 4096;

export interface Usage {
  readonly processorSeconds: number;
  readonly residentBytes: number;
}

/** Usage of a process and of its descendants, from /proc; zeros where there is none. */
export function usageOf(pid: number): Usage {
  const usages = [pid, ...descendantsOf(pid)].map(usageOfOne);
  return {
    processorSeconds: usages.reduce((sum, each) => sum + each.processorSeconds, 0),
    residentBytes: usages.reduce((sum, each) => sum + each.residentBytes, 0),
  };
}

function usageOfOne(pid: number): Usage {
  const fields = statFields(pid);
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  return { processorSeconds: ticks / TICKS_PER_SECOND, residentBytes: Number(fields[21] ?? 0) * PAGE_BYTES };
}

/** The fields of /proc/PID/stat after the command's name, which may hold spaces: field 3 of proc(5) is at 0. */
function statFields(pid: number): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return [];
  }
}

function descendantsOf(pid: number): readonly number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((child) => Number(statFields(child)[1]) === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}
