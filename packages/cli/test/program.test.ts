import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { Command } from "commander";
import { COMMANDS } from "../src/commands.ts";
import { runProgram } from "../src/program.ts";
import { fakeTerminal } from "./fake-terminal.ts";

async function run(...parameters: string[]) {
  const terminal = fakeTerminal(parameters);
  const code = await runProgram(parameters, terminal);
  return { code, ...terminal.written };
}

test("an unknown command ends with 2, the nearest one, and nothing on standard output", async () => {
  const { code, out, error } = await run("promte", "acme", "1.0");
  assert.equal(code, 2);
  assert.equal(out, "");
  assert.match(error, /^usage-invalid .* error\n {2}state {8}unknown command 'promte'\n/);
  assert.match(error, /remedy {7}\(Did you mean promote\?\) see linchpin --help\n/);
});

test("an unknown option names the command whose help says more", async () => {
  const { code, error } = await run("config", "--frob");
  assert.equal(code, 2);
  assert.match(error, /unknown option '--frob'/);
  assert.match(error, /see linchpin config --help/);
});

test("a usage error under --json is also one JSON document on standard output", async () => {
  const { code, out } = await run("config", "--frob", "--json");
  assert.equal(code, 2);
  const { problems } = JSON.parse(out) as { problems: { code: string }[] };
  assert.deepEqual(
    problems.map((problem) => problem.code),
    ["usage-invalid"],
  );
});

test("--help and --version end with 0, no command at all with 2 and the help", async () => {
  assert.equal((await run("--help")).code, 0);
  assert.match((await run("--version")).out, /^\d+\.\d+\.\d+\n$/);
  const nothing = await run();
  assert.equal(nothing.code, 2);
  assert.match(nothing.error, /Usage: linchpin/);
});

suite("every command", () => {
  for (const entry of COMMANDS) {
    test(`${entry.name}: help has an example and the exit codes, and --json is taken`, async () => {
      const leaves = await leafCommands(entry.name);
      assert(leaves.length > 0);
      for (const words of leaves) {
        const { code, out } = await run(...words, "--help");
        assert.equal(code, 0, words.join(" "));
        assert.match(out, /\nExamples?:\n {2}\S/, words.join(" "));
        assert.match(out, /\nExit codes:\n {2}0 {2}done\n/, words.join(" "));
        assert.match(out, /--json/, words.join(" "));
      }
    });
  }
});

/** The command itself, or its sub-commands where it has any. */
async function leafCommands(name: string): Promise<readonly string[][]> {
  const entry = COMMANDS.find((candidate) => candidate.name === name);
  assert(entry !== undefined);
  const command = new Command(name);
  (await entry.load()).define(command, fakeTerminal());
  return command.commands.length === 0 ? [[name]] : command.commands.map((child) => [name, child.name()]);
}
