/** `node peak-memory.ts WHEEL`: prints the peak of this process's memory in MB after one full pass over the wheel. */
import { basename } from "node:path";
import { fileSource, openWheel } from "@linchpin/archives";

const path = process.argv[2]!;
const source = await fileSource(path);
await openWheel(source, basename(path));
await source.close();
process.stdout.write(`${Math.round(process.resourceUsage().maxRSS / 1000)}\n`);
