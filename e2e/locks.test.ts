/** Lock files survive promotion: what was locked on preview installs from main, because the files keep their URLs. */
import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { mustRun } from "./harness/command.ts";
import { assertDone, freshEnvironment, pipInstall } from "./harness/environments.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { uploadWheel } from "./harness/upload.ts";
import { ensureClients } from "./setup.ts";

const WHEEL = "acme_locked-1.0-py3-none-any.whl";
const PROJECT = `[project]
name = "service"
version = "0"
requires-python = ">=3.9"
dependencies = ["acme-locked"]
`;

suite("lock files", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  let sha256: string;
  let fileUrl: string;
  const installed = () => ensureClients("uv", "pip", "pip-23.2");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    sha256 = await uploadWheel(stage, { name: "acme-locked", version: "1.0", requiresDist: ["sunshade"] });
    fileUrl = `${stage.linchpin.url}/files/${sha256}/${WHEEL}`;
    await writeFile(join(stage.folder, "pyproject.toml"), PROJECT);
  });
  after(() => stage?.close());

  const uv = (index: string, ...parameters: string[]) =>
    mustRun(join(clients.uv, "uv"), parameters, {
      cwd: stage.folder,
      env: { ...stage.environment(clients.uv), UV_DEFAULT_INDEX: stage.simpleUrl(index) },
    });
  const lockText = () => readFile(join(stage.folder, "uv.lock"), "utf8");

  test("before promotion: uv locks on preview, pip installs by URL and hash", async () => {
    await uv("preview", "lock");
    assert((await lockText()).includes(`url = "${fileUrl}"`));
    await pipByUrl("pip");
  });

  test("after promotion: the same lock syncs, and a lock made on main names the same URL and hash", async () => {
    assert.equal((await stage.linchpin.command("promote", "acme-locked", "1.0")).code, 0);
    await uv("preview", "sync", "--locked");
    await rm(join(stage.folder, "uv.lock"));
    await uv("main", "lock", "--refresh");
    const text = await lockText();
    assert(text.includes(`url = "${fileUrl}"`));
    assert(text.includes(`hash = "sha256:${sha256}"`));
    await pipByUrl("pip-23.2");
  });

  test("pip --require-hashes installs from main with the digests that uv pip compile wrote", async () => {
    await writeFile(join(stage.folder, "requirements.in"), "acme-locked\n");
    await uv("main", "pip", "compile", "--generate-hashes", "requirements.in", "-o", "requirements.txt");
    for (const name of ["pip", "pip-23.2"] as const) {
      const environment = await freshEnvironment(stage);
      const hashed = ["--require-hashes", "-r", join(stage.folder, "requirements.txt")];
      assertDone(await pipInstall(stage, clients[name], environment, "main", ...hashed));
      assert.deepEqual(await environment.installed(), ["acme-locked==1.0", "sunshade==1.1"]);
    }
  });

  test("pip refuses a digest that is not the file's", async () => {
    const path = join(stage.folder, "wrong.txt");
    await writeFile(path, `acme-locked==1.0 --hash=sha256:${"0".repeat(64)}\n`);
    const environment = await freshEnvironment(stage);
    const result = await pipInstall(stage, clients.pip, environment, "main", "--no-deps", "-r", path);
    assert.notEqual(result.code, 0);
    assert.match(result.output, /DO NOT MATCH THE HASHES/);
  });

  async function pipByUrl(name: "pip" | "pip-23.2"): Promise<void> {
    const environment = await freshEnvironment(stage);
    const requirement = `acme-locked @ ${fileUrl}#sha256=${sha256}`;
    assertDone(await pipInstall(stage, clients[name], environment, "main", "--no-deps", requirement));
    assert.deepEqual(await environment.installed(), ["acme-locked==1.0"]);
  }
});
