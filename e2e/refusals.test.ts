/** What people read when an upload is refused: fails if a client hides the reason, or goes on where it must stop. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { type CommandResult, runCommand } from "./harness/command.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { uploadWheel, writeWheel } from "./harness/upload.ts";
import { ensureClients } from "./setup.ts";

suite("refused uploads", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let other: string;
  const installed = () => ensureClients("uv", "twine-5", "twine-6", "twine-7");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    await uploadWheel(stage, { name: "acme-taken", version: "1.0" });
    other = await writeWheel(stage, { name: "acme-taken", version: "1.0", mark: "other" });
  });
  after(() => stage?.close());

  const twine = (
    name: "twine-5" | "twine-6" | "twine-7",
    index: string,
    token: string,
    ...more: string[]
  ) => {
    const target = [
      "--disable-progress-bar",
      "--repository-url",
      stage.legacyUrl(index),
      "-u",
      "__token__",
      "-p",
      token,
    ];
    return runCommand(join(clients[name], "twine"), ["upload", ...target, ...more, other], {
      cwd: stage.folder,
      env: stage.environment(clients[name]),
    });
  };
  const uv = (index: string, token: string) =>
    runCommand(
      join(clients.uv, "uv"),
      ["publish", "--publish-url", stage.legacyUrl(index), "--token", token, other],
      {
        cwd: stage.folder,
        env: stage.environment(clients.uv),
      },
    );
  const refused = (result: CommandResult, ...words: readonly RegExp[]) => {
    assert.notEqual(result.code, 0, result.output);
    for (const word of words) assert.match(result.output, word);
  };

  for (const name of ["twine-5", "twine-6", "twine-7"] as const) {
    test(`${name}: another file of the same name says "File already exists"`, async () => {
      refused(await twine(name, "staging", stage.linchpin.token), /File already exists/);
      refused(await twine(name, "staging", stage.linchpin.token, "--verbose"), /remedy/);
    });

    test(`${name}: a wrong token is 401, prod takes no uploads with the URL to use instead`, async () => {
      refused(await twine(name, "staging", "linchpin_wrong"), /401/);
      refused(await twine(name, "prod", stage.linchpin.token, "--verbose"), /403/, /\/staging\/legacy\//);
    });
  }

  test("uv shows the same: the reason of a 400, the permission of a 403, the address to use", async () => {
    refused(await uv("staging", stage.linchpin.token), /File already exists/);
    refused(await uv("prod", stage.linchpin.token), /403/, /\/staging\/legacy\//);
    refused(await uv("main", stage.linchpin.token), /403/);
    refused(await uv("staging", "linchpin_wrong"), /401/);
  });

  test("linchpin publish says it in four lines and ends with 1", async () => {
    const result = await stage.linchpin.command("publish", other);
    assert.equal(result.code, 1);
    assert.match(result.stderr, /^file-exists {2}File already exists .* error$/m);
    assert.match(result.stderr, /^ {2}remedy {7}raise the version/m);
  });
});
