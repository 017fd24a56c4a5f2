/** The thread that reads distributions for `linchpin check`: a path in, facts out. */
import { parentPort } from "node:worker_threads";
import { inspectFile } from "./inspect-files.ts";

parentPort?.on("message", ({ path, contents }: { readonly path: string; readonly contents: boolean }) => {
  void inspectFile(path, contents).then(
    (value) => parentPort?.postMessage({ value }, []),
    (error: unknown) => parentPort?.postMessage({ error }, []),
  );
});
