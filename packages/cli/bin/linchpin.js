#!/usr/bin/env node
// Plain JavaScript, so that `npx linchpin` works whichever Node starts it; the rest runs on the pinned Node.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const arguments_ = [join(root, "scripts", "run.js"), "linchpin", ...process.argv.slice(2)];
process.exit(spawnSync(process.execPath, arguments_, { stdio: "inherit" }).status ?? 1);
