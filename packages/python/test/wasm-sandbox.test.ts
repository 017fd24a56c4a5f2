/**
 * Code that looks for a way out of the WebAssembly sandbox: a test fails if it finds one. Limits are tried in
 * hostile-builds.test.ts.
 */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { runWasm, type WasmLimits, wasmSnapshot } from "@linchpin/python";
import { CACHE } from "./sandboxes.ts";

let snapshot: string | undefined;
before(async () => {
  snapshot = await wasmSnapshot(CACHE);
});

const LIMITS: WasmLimits = { memoryBytes: 256 * 1024 * 1024, timeMs: 30_000, outputBytes: 1024 * 1024 };

function python(script: string) {
  return runWasm(
    {
      kind: "run",
      job: {
        files: [{ path: "/in/a.txt", bytes: Buffer.from("hello") }],
        script,
        arguments: "{}",
        collect: ["/out"],
        environment: { HOME: "/home", GREETING: "hi" },
      },
    },
    { ...(snapshot ? { snapshot } : {}), limits: LIMITS },
  );
}

test("a harmless script gets its files and environment and gives files back", async () => {
  const run = await python(
    "import os\ndef main(a):\n    os.makedirs('/out/x')\n    open('/out/x/b.txt','w').write(open('/in/a.txt').read().upper())\n    return sorted(os.environ)\n",
  );
  assert.equal(run.answer?.kind, "returned", run.output);
  assert.ok(run.answer.kind === "returned");
  assert.deepEqual(JSON.parse(run.answer.result), ["GREETING", "HOME"]);
  assert.deepEqual(
    run.answer.files.map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
    [["/out/x/b.txt", "HELLO"]],
  );
});

const ESCAPES: Readonly<Record<string, string>> = {
  "read a file of the host": "js.process.getBuiltinModule('fs').readFileSync('/etc/passwd', 'utf8')",
  "write a file of the host": "js.process.getBuiltinModule('fs').writeFileSync('/tmp/linchpin-owned', 'x')",
  "list a folder of the host": "js.process.getBuiltinModule('fs').readdirSync('/')",
  "start a process": "js.process.getBuiltinModule('child_process').execSync('id')",
  "start a worker":
    "js.process.getBuiltinModule('worker_threads').Worker.new('1', js.JSON.parse('{\"eval\": true}'))",
  "signal a process": "js.process.kill(js.process.ppid, 0)",
  "load native code": "js.process.dlopen(js.eval('({exports: {}})'), '/lib/x86_64-linux-gnu/libc.so.6')",
  "open a database file":
    "js.eval(\"new (process.getBuiltinModule('node:sqlite').DatabaseSync)('/tmp/linchpin-x.db')\")",
  "write a report of the process": "js.process.report.writeReport('/tmp/linchpin-report.json')",
  "write a heap snapshot": "js.process.getBuiltinModule('v8').writeHeapSnapshot('/tmp/linchpin-heap')",
  "open the inspector": "js.process.getBuiltinModule('inspector').open(0)",
  "use a raw binding": "js.process.binding('spawn_sync').spawn",
  "speak to the host": "js.process.send(js.JSON.parse('{}'))",
};

/** All in one interpreter: starting one for each takes longer than the attempts. */
test("code that climbs into JavaScript finds nothing to take", async (context) => {
  const run = await python(
    "import json, js\ndef attempt(expression):\n    try:\n        return 'TAKEN: ' + str(eval(expression, {'js': js}))\n" +
      "    except BaseException as error:\n        return 'refused: ' + str(error)\n" +
      `def main(a):\n    return {what: attempt(e) for what, e in json.loads(${JSON.stringify(JSON.stringify(ESCAPES))}).items()}\n`,
  );
  assert.ok(run.answer?.kind === "returned", JSON.stringify(run));
  const found = JSON.parse(run.answer.result) as Readonly<Record<string, string>>;
  for (const what of Object.keys(ESCAPES))
    await context.test(`it cannot ${what}`, () => assert.match(found[what] ?? "", /^refused: /));
});

test("the sandbox cannot connect anywhere", async () => {
  const run = await python(
    "import js\ndef main(a):\n    return str(js.eval(\"process.getBuiltinModule('net').connect(9, '127.0.0.1')\"))\n",
  );
  assert.notEqual(
    run.answer?.kind === "returned" && run.end === undefined && /error/i.test(run.output),
    true,
  );
  assert.doesNotMatch(run.output, /ECONNREFUSED/, "the connection was tried");
});

test("the host's environment is not visible", async () => {
  const run = await python("import js\ndef main(a):\n    return js.eval('JSON.stringify(process.env)')\n");
  assert.ok(run.answer?.kind === "returned");
  assert.equal(JSON.parse(run.answer.result), "{}");
});
