/** `node peak-memory.ts WHEEL`: prints the peak of this process's memory in MB after one full pass over the wheel. */
import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileSource, openWheel } from "@linchpin/archives";

const STATUS = "/proc/self/status";

const path = process.argv[2]!;
const source = await fileSource(path);
await openWheel(source, basename(path));
await source.close();
process.stdout.write(`${Math.round(peakKilobytes() / 1000)}\n`);

/** On Linux `maxRSS` begins with what the parent held when it started us, and that parent made the wheel in memory. */
function peakKilobytes(): number {
  const own = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, "utf8")) : undefined;
  return own?.[1] === undefined ? process.resourceUsage().maxRSS : Number(own[1]);
}
