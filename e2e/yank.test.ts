/** Yanking: installers leave a yanked release alone unless it is pinned, say why, and find it again after unyank. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { assertDone, freshEnvironment, pipInstall, uvInstall } from "./harness/environments.ts";
import { skipWithoutPython } from "./harness/python.ts";
import { type Stage, startStage } from "./harness/stage.ts";
import { releaseWheel } from "./harness/upload.ts";
import { ensureClients } from "./setup.ts";

const REASON = "breaks the login page";

suite("yank", { skip: skipWithoutPython() }, () => {
  let stage: Stage;
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("uv", "pip");
  before(async () => {
    clients = await installed();
    stage = await startStage();
    await releaseWheel(stage, { name: "acme-login", version: "1.0" });
    await releaseWheel(stage, { name: "acme-login", version: "2.0" });
    const yanked = await stage.linchpin.command("yank", "acme-login", "2.0", "--reason", REASON);
    assert.equal(yanked.code, 0, yanked.output);
  });
  after(() => stage?.close());

  const install = { pip: pipInstall, uv: uvInstall };
  for (const name of ["pip", "uv"] as const) {
    const fresh = name === "pip" ? ["--no-cache-dir"] : ["--refresh"];

    test(`${name} takes the release before the yanked one`, async () => {
      const environment = await freshEnvironment(stage);
      assertDone(await install[name](stage, clients[name], environment, "main", ...fresh, "acme-login"));
      assert.deepEqual(await environment.installed(), ["acme-login==1.0"]);
    });

    test(`${name} takes the yanked release where it is pinned, and prints the reason`, async () => {
      const environment = await freshEnvironment(stage);
      const result = assertDone(
        await install[name](stage, clients[name], environment, "main", ...fresh, "acme-login==2.0"),
      );
      assert.deepEqual(await environment.installed(), ["acme-login==2.0"]);
      assert(result.output.includes(REASON), result.output);
    });
  }

  test("after unyank the release is the newest again", async () => {
    assert.equal((await stage.linchpin.command("unyank", "acme-login", "2.0")).code, 0);
    const environment = await freshEnvironment(stage);
    assertDone(await pipInstall(stage, clients.pip, environment, "main", "--no-cache-dir", "acme-login"));
    assert.deepEqual(await environment.installed(), ["acme-login==2.0"]);
  });
});
