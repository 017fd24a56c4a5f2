/** The child process of the crash tests: a server that dies at the step that the parent names. Usage: … FOLDER */

import { CrashPoint } from "@linchpin/testing";
import { loadSettings, startServer } from "../../src/index.ts";

/** The rules take a second of processor time to load, and there is nothing in them that a crash could tear. */
const NO_RULES = { vet: async () => [] };

const folder = process.argv[2] ?? "";
const faults = new CrashPoint();
process.on("message", (point: string) => {
  faults.arm(point);
  process.send?.({ armed: point });
});
const flags = { data: folder, port: "0", "log-level": "silent" };
const server = await startServer(loadSettings({ flags, env: {}, cwd: folder }).settings, {
  faults,
  vetting: NO_RULES,
});
process.send?.({ url: server.url });
