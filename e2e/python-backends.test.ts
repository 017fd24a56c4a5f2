/**
 * `linchpin build` with every build backend, from the index that pip really uses here; fails if one of them does not
 * build, if the wheel does not work, or if bytes differ from those of `python -m build`. Needs a network: on in CI and
 * where LINCHPIN_REAL_UPSTREAM=1 asks for it.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, suite, test } from "node:test";
import { BACKEND_PROJECTS, type BackendProject } from "./harness/backend-projects.ts";
import { mustRun } from "./harness/command.ts";
import { layFiles } from "./harness/lay-files.ts";
import { IN_CI, machineEnvironment, runLinchpin, skipWithoutUpstream } from "./harness/real-upstream.ts";
import { ensureClients } from "./setup.ts";

const skip = skipWithoutUpstream("THE BUILD BACKENDS");

/** 2023-11-14 */
const EPOCH = "1700000000";

interface BuiltFile {
  readonly kind: "sdist" | "wheel";
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

suite("build backends", { skip, timeout: 1_200_000 }, () => {
  let folder = "";
  let clients: Awaited<ReturnType<typeof installed>>;
  const installed = () => ensureClients("build", "uv");
  before(async () => {
    clients = await installed();
    folder = await mkdtemp(join(tmpdir(), "linchpin-e2e-backends-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const [place, project] of BACKEND_PROJECTS.entries()) {
    const { title, sandboxes, program, sameBytes } = project;
    const source = () => join(folder, `project-${place}`);
    test(title, { skip: skipWithoutProgram(program) }, async (context) => {
      await layProject(source(), project);
      const theirs = sameBytes.length === 0 ? new Map<string, string>() : await pythonBuild(source());
      for (const sandbox of sandboxes) {
        await context.test(`builds in the ${sandbox} sandbox`, async () => {
          const [sdist, wheel, ...others] = await linchpinBuild(source(), sandbox);
          assert.ok(sdist && wheel && others.length === 0);
          assert.equal(sdist.name, "tiny_axle-1.2.tar.gz");
          assert.ok(wheel.name.startsWith(project.wheel), wheel.name);
          for (const { kind, name, sha256 } of [sdist, wheel])
            if (sameBytes.includes(kind)) assert.equal(sha256, theirs.get(name), `${name}: other bytes`);
          assert.equal(await printedWith(wheel.path), project.prints[1]);
        });
      }
    });

    /** What the project's code prints in an environment with nothing but its wheel. */
    async function printedWith(wheel: string): Promise<string> {
      const environment = await mkdtemp(join(folder, "environment-"));
      const python = join(environment, "bin", "python");
      const uv = join(clients.uv, "uv");
      await mustRun(uv, ["venv", "--quiet", "--clear", "--python", await newestPython(), environment]);
      await mustRun(uv, ["pip", "install", "--quiet", "--offline", "--python", python, wheel]);
      return (await mustRun(python, ["-c", project.prints[0]])).stdout.trim();
    }
  }

  async function linchpinBuild(source: string, sandbox: string): Promise<readonly BuiltFile[]> {
    const output = await mkdtemp(join(folder, "dist-"));
    const words = ["build", "--json", "--sandbox", sandbox, "-o", output, source];
    const { code, stdout, stderr } = await runLinchpin(folder, words, { SOURCE_DATE_EPOCH: EPOCH });
    assert.equal(code, 0, stderr);
    return (JSON.parse(stdout) as { readonly files: readonly BuiltFile[] }).files;
  }

  /** sha256 by file name. */
  async function pythonBuild(source: string): Promise<ReadonlyMap<string, string>> {
    const output = await mkdtemp(join(folder, "peer-"));
    const env = {
      ...machineEnvironment(),
      PATH: [clients.uv, process.env["PATH"]].join(delimiter),
      SOURCE_DATE_EPOCH: EPOCH,
    };
    const words = ["-m", "build", "--installer", "uv", "-o", output, source];
    await mustRun(join(clients.build, "python"), words, { env, timeoutSeconds: 300 });
    const names = (await readdir(output)).filter((name) => /\.(?:whl|gz)$/.test(name));
    return new Map(
      await Promise.all(names.map(async (name) => [name, await sha256(join(output, name))] as const)),
    );
  }

  /** The interpreter that `--sandbox native` takes, for which a compiled wheel is made. */
  async function newestPython(): Promise<string> {
    const { stdout } = await runLinchpin(folder, ["python", "list", "--json"]);
    const [newest] = JSON.parse(stdout) as readonly { readonly path: string }[];
    assert.ok(newest);
    return newest.path;
  }
});

/** The reason to skip, or false. In CI a missing compiler is a failure. */
function skipWithoutProgram(program: string | undefined): string | false {
  const home = join(process.env["HOME"] ?? "", ".cargo", "bin");
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), home];
  const found =
    program === undefined || spawnSync(program, ["--version"], { env: { PATH: folders.join(delimiter) } });
  if (found === true || found.status === 0) return false;
  const reason = `NO ${program} ON THIS MACHINE`;
  if (IN_CI) throw new Error(`${reason}, and in CI there must be one`);
  return reason;
}

async function layProject(folder: string, { files, inGit }: BackendProject): Promise<void> {
  await layFiles(folder, files);
  if (!inGit) return;
  const author = ["-c", "user.name=Zoë Example", "-c", "user.email=zoe@acme.example"];
  await mustRun("git", ["init", "--quiet"], { cwd: folder });
  await mustRun("git", ["add", "."], { cwd: folder });
  await mustRun("git", [...author, "commit", "--quiet", "--message", "a tiny axle"], { cwd: folder });
  await mustRun("git", ["tag", "v1.2"], { cwd: folder });
}

async function sha256(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}
