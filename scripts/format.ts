/** `npm run format`: rewrites every source file as Biome wants it, and the pages that are made from tables. */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeArchitecturePage } from "./gates/architecture.gate.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
writeArchitecturePage(root);
const biome = join(root, "node_modules", ".bin", "biome");
process.exit(spawnSync(biome, ["check", "--write", "."], { cwd: root, stdio: "inherit" }).status ?? 1);
