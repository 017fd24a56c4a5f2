/** Hostile code in the WebAssembly sandbox: each attempt must fail. A test fails if the attempt succeeds. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { runWasm, type WasmLimits, wasmSnapshot } from "@linchpin/python";
import { CACHE } from "./sandboxes.ts";

let snapshot: string | undefined;
before(async () => {
  snapshot = await wasmSnapshot(CACHE);
});

const LIMITS: WasmLimits = { memoryBytes: 256 * 1024 * 1024, timeMs: 30_000, outputBytes: 1024 * 1024 };

function python(script: string, limits: Partial<WasmLimits> = {}) {
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
    { ...(snapshot ? { snapshot } : {}), limits: { ...LIMITS, ...limits } },
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

for (const [what, expression] of Object.entries(ESCAPES)) {
  test(`the sandbox cannot ${what}`, async () => {
    const run = await python(`import js\ndef main(a):\n    return str(${expression})\n`);
    assert.equal(run.answer?.kind, "raised", JSON.stringify(run));
  });
}

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

test("code that sleeps for ever is ended and said to be", async () => {
  const run = await python("def main(a):\n    while True: pass\n", { timeMs: 4000 });
  assert.equal(run.end, "timed-out");
});

test("code that eats memory gets a MemoryError", async () => {
  const run = await python("def main(a):\n    x = []\n    while True: x.append(bytearray(10_000_000))\n");
  assert.match(run.answer?.kind === "raised" ? run.answer.traceback : "", /MemoryError/);
});

test("code that prints without end is ended and said to be", async () => {
  const run = await python("def main(a):\n    while True: print('x' * 1000)\n");
  assert.equal(run.end, "printed-too-much");
});
