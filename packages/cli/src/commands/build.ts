/** `linchpin build [FOLDER]`: an sdist and the wheel that comes of it, in a sandbox, proved on demand. */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import {
  type BuildRequest,
  type BuildSandbox,
  type BuiltFile,
  buildProject,
  buildRecord,
  findInterpreters,
  nativeBuildSandbox,
  type Proof,
  proveBuild,
  verdictText,
  writeOutput,
} from "@linchpin/python";
import { type Command, Option } from "commander";
import { EXIT } from "../exit-codes.ts";
import { CommandFailure, failure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { addIndexOption, openUpstream } from "../options/index-option.ts";
import { printable } from "../output/problem-text.ts";
import { writeResult } from "../output/result.ts";
import { runSteps, type Step } from "../output/steps.ts";
import { bytesText } from "../output/units.ts";
import { cacheFolder } from "../python/cache-folder.ts";
import { type ChosenSandbox, chooseSandbox, type SandboxChoice } from "../python/choose-sandbox.ts";
import { indexSource } from "../python/index-source.ts";
import type { Terminal } from "../terminal.ts";

interface BuildOptions {
  readonly wheel?: true;
  readonly sdist?: true;
  readonly sandbox: SandboxChoice;
  readonly python?: string;
  readonly prove?: true;
  readonly output: string;
  readonly configSetting: readonly string[];
  readonly constraint: readonly string[];
  readonly index?: string;
  readonly isolation: boolean;
}

/** What the command came to. */
interface Built {
  readonly files: readonly BuiltFile[];
  readonly proofs: readonly Proof[];
  readonly paths: readonly string[];
  readonly strangers: readonly string[];
  readonly record: string | undefined;
}

type SuccessfulBuild = Extract<Awaited<ReturnType<typeof buildProject>>, { readonly outcome: "built" }>;

export function define(command: Command, terminal: Terminal): void {
  command
    .argument("[folder]", "the project", ".")
    .option("--wheel", "build only the wheel, straight from the tree")
    .option("--sdist", "build only the sdist")
    .addOption(
      new Option("--sandbox <kind>", "where the backend runs")
        .choices(["auto", "wasm", "native"])
        .default("auto"),
    )
    .option("--python <version>", "the interpreter of a native build: 3.13, or a path")
    .option("--prove", "build again, otherwise on purpose, compare the bytes and write NAME.build.json")
    .option("-o, --output <folder>", "where the files go", "dist")
    .option("-C, --config-setting <key=value>", "a setting for the backend (repeatable)", collect, [])
    .option("--constraint <requirement>", "a bound on a build requirement (repeatable)", collect, [])
    .option("--no-isolation", "refused: a build sees only what it declares");
  addIndexOption(command)
    .addHelpText(
      "after",
      examples(
        "linchpin build",
        "linchpin build --prove -o dist ./acme",
        "linchpin build --sandbox native --python 3.13",
      ),
    )
    .action(async (folder: string, options: BuildOptions) => build(folder, options, terminal));
}

async function build(folder: string, options: BuildOptions, terminal: Terminal): Promise<void> {
  refuseNoIsolation(options);
  const project = resolve(terminal.workingFolder, folder);
  const cache = cacheFolder(terminal);
  const chosen = await chooseSandbox(project, options.sandbox, options.python, cache);
  for (const note of chosen.notes) if (!terminal.json) terminal.writeError(`note: ${note}\n`);
  const index = await openUpstream(options, terminal);
  try {
    const request = requestOf(project, options, chosen, indexSource(index, cache), terminal);
    const built = await buildAndWrite(request, options, cache, terminal);
    writeResult(terminal, builtJson(built, chosen), () => builtText(built, terminal));
  } finally {
    index.close();
  }
}

function requestOf(
  folder: string,
  options: BuildOptions,
  { sandbox }: ChosenSandbox,
  source: BuildRequest["source"],
  terminal: Terminal,
): BuildRequest {
  const epoch = terminal.environment["SOURCE_DATE_EPOCH"];
  const pretended = Object.entries(terminal.environment).filter(([name]) =>
    name.startsWith("SETUPTOOLS_SCM_PRETEND_VERSION"),
  );
  return {
    folder,
    wanted: options.wheel && !options.sdist ? "wheel" : options.sdist && !options.wheel ? "sdist" : "both",
    sandbox,
    source,
    constraints: options.constraint,
    configSettings: configSettings(options.configSetting),
    environment: {
      ...(epoch === undefined ? {} : { SOURCE_DATE_EPOCH: epoch }),
      ...Object.fromEntries(pretended.map(([name, value]) => [name, value ?? ""])),
    },
    signal: terminal.signal,
  };
}

/** The steps with their times; what a step leaves for the next is kept here. */
async function buildAndWrite(
  request: BuildRequest,
  options: BuildOptions,
  cache: string,
  terminal: Terminal,
): Promise<Built> {
  let result: SuccessfulBuild | undefined;
  let proofs: readonly Proof[] = [];
  let built: Built | undefined;
  const steps: Step[] = [
    {
      title: `build in ${request.sandbox.description}`,
      run: timed(async (progress) => {
        result = await requireBuilt(
          buildProject({ ...request, onStep: ({ name, state }) => state === "begun" && progress(name) }),
          terminal,
        );
        return result.files.map(({ name, bytes }) => `${name} (${bytesText(bytes.length)})`).join(", ");
      }),
    },
  ];
  if (options.prove) {
    steps.push({
      title: "build again, otherwise on purpose",
      run: timed(async () => {
        proofs = await proveBuild(request, result?.files ?? [], await proofSandboxes(request.sandbox, cache));
        return `${proofs.length} comparisons`;
      }),
    });
  }
  steps.push({
    title: `write to ${options.output}`,
    run: timed(async () => {
      built = await write(request, options, result, proofs, terminal);
      return "done";
    }),
  });
  await runSteps(terminal, steps);
  if (built === undefined) throw new Error("the steps of a build ended without a result");
  return built;
}

function timed(run: Step["run"]): Step["run"] {
  return async (progress) => {
    const begin = performance.now();
    const text = await run(progress);
    return `${text}  ${((performance.now() - begin) / 1000).toFixed(1)} s`;
  };
}

async function requireBuilt(
  building: ReturnType<typeof buildProject>,
  terminal: Terminal,
): Promise<SuccessfulBuild> {
  const result = await building;
  if (result.outcome === "built") return result;
  terminal.signal.throwIfAborted();
  if (!terminal.json) terminal.writeError(`${lastLines(result.output, result.traceback)}\n`);
  throw new CommandFailure(EXIT.refused, [result.problem]);
}

/** The backend's own words, for whom the four lines are not enough. */
function lastLines(output: string, traceback: string): string {
  const lines = `${output}\n${traceback}`.split("\n").filter((line) => line.trim() !== "");
  return lines
    .slice(-25)
    .map((line) => `  | ${printable(line)}`)
    .join("\n");
}

/** The sandbox itself, and the other kind where the machine has it: the same bytes in both are the strongest proof. */
async function proofSandboxes(sandbox: BuildSandbox, cache: string): Promise<readonly BuildSandbox[]> {
  if (sandbox.kind === "native") return [sandbox];
  const [interpreter] = await findInterpreters(cache);
  return interpreter === undefined ? [sandbox] : [sandbox, nativeBuildSandbox(interpreter)];
}

async function write(
  request: BuildRequest,
  options: BuildOptions,
  result: SuccessfulBuild | undefined,
  proofs: readonly Proof[],
  terminal: Terminal,
): Promise<Built> {
  if (result === undefined) throw new Error("nothing was built");
  const folder = resolve(terminal.workingFolder, options.output);
  const { paths, strangers } = await writeOutput(folder, result.files);
  if (!options.prove) return { files: result.files, proofs, paths, strangers, record: undefined };
  const commit = await headCommit(request.folder);
  const record = buildRecord({
    ...result,
    sandbox: request.sandbox,
    proofs,
    environment: request.environment ?? {},
    ...(commit === undefined ? {} : { commit }),
  });
  const path = join(
    folder,
    `${(result.files[0]?.name ?? "build").replace(/\.tar\.gz$|-[^-]+-[^-]+-[^-]+\.whl$/, "")}.build.json`,
  );
  await writeFile(path, `${JSON.stringify(record, undefined, 2)}\n`);
  return { files: result.files, proofs, paths, strangers, record: path };
}

async function headCommit(folder: string): Promise<string | undefined> {
  const answer = await promisify(execFile)("git", ["rev-parse", "HEAD"], { cwd: folder }).catch(
    () => undefined,
  );
  return answer?.stdout.trim();
}

function configSettings(pairs: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const settings: Record<string, string | readonly string[]> = {};
  for (const pair of pairs) {
    const [key = "", ...value] = pair.split("=");
    const earlier = settings[key];
    settings[key] = earlier === undefined ? value.join("=") : [earlier, value.join("=")].flat();
  }
  return settings;
}

function collect(value: string, earlier: readonly string[]): readonly string[] {
  return [...earlier, value];
}

function refuseNoIsolation(options: BuildOptions): void {
  if (options.isolation) return;
  throw failure(EXIT.usage, {
    code: "usage-no-isolation",
    state: "--no-isolation would build with whatever this machine has installed",
    trigger: "linchpin build --no-isolation",
    consequence: "nothing was built: such a build succeeds here and fails for everybody else",
    remedy:
      "declare what the build needs in [build-system] requires; python -m build --no-isolation does without",
  });
}

function builtJson(built: Built, { sandbox, notes }: ChosenSandbox): unknown {
  return {
    sandbox: { kind: sandbox.kind, interpreter: sandbox.description, notes },
    files: built.files.map(({ kind, name, sha256, bytes, requirements }, index) => ({
      kind,
      name,
      path: built.paths[index],
      sha256,
      size: bytes.length,
      requirements,
    })),
    proofs: built.proofs,
    record: built.record,
    unknownFiles: built.strangers,
  };
}

function builtText(built: Built, { outPalette }: Terminal): string {
  const files = built.files.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  const proofs = built.proofs.map(
    ({ name, sandbox, comparison }) => `${verdictText(comparison)}  ${name} in ${sandbox}\n`,
  );
  const strangers = built.strangers.map((name) => outPalette.warning(`not of this build: ${name}\n`));
  return [
    ...files,
    ...proofs,
    ...(built.record === undefined ? [] : [`record: ${built.record}\n`]),
    ...strangers,
  ].join("");
}
