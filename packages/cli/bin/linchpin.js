#!/usr/bin/env node
// Plain JavaScript, so that `npx linchpin` works whichever Node starts it; the rest runs on the pinned Node.
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
process.argv.splice(2, 0, "linchpin");
await import(pathToFileURL(join(root, "scripts", "run.js")).href);
