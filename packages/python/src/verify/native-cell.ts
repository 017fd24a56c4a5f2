/** One cell with an interpreter of the machine: environment, install, probe, uninstall, residue. */
import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { type Problem } from "@linchpin/standards";
import { targetEnvironment } from "../interpreters/description.ts";
import type { Interpreter } from "../interpreters/find.ts";
import { isolatedCommand, isolationOfMachine, NATIVE_LIMITS } from "../native/isolate.ts";
import { type NativeRun, runNative } from "../native/run-native.ts";
import { type Cell, type CellResult, problemOf, type Subject } from "./cell.ts";
import type { Declared } from "./declared.ts";
import { explainInstallFailure } from "./explain-install.ts";
import { type Installer, programsOf, pythonOf } from "./installers.ts";
import { judge } from "./judge.ts";
import { type ProbeAnswer, parseProbeAnswer } from "./probe-answer.ts";

const PROBE = fileURLToPath(new URL("probe.py", import.meta.url));

/** Seconds that one import or one --help may take. */
export const ATTEMPT_SECONDS = 20;

export interface NativeCellRequest {
  readonly cell: Cell & { readonly interpreter: Interpreter };
  readonly subject: Subject;
  readonly declared: Declared;
  readonly installer: Installer;
  /** Seconds that one import or one --help may take. */
  readonly attemptSeconds: number;
  readonly signal?: AbortSignal;
}

/** What a step leaves: the next step's business, or why the cell ends here. */
type Ended = Pick<CellResult, "status" | "problems" | "output"> &
  Partial<Pick<CellResult, "because" | "installed">>;

/** Never rejects for what the release does. The environment is removed at the end. */
export async function tryNatively(request: NativeCellRequest): Promise<CellResult> {
  const begin = performance.now();
  const work = await mkdtemp(join(tmpdir(), "linchpin-verify-"));
  try {
    const ended = await trySteps(request, work);
    return {
      id: request.cell.id,
      installed: [],
      ...ended,
      milliseconds: Math.round(performance.now() - begin),
    };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function trySteps(request: NativeCellRequest, work: string): Promise<Ended> {
  const { cell, installer, subject, declared } = request;
  const environment = join(work, "environment");
  await mkdir(join(work, "home"));
  const made = await install(request, work, installer.makeEnvironment(cell.interpreter, environment));
  if (made.code !== 0) return notTried("no environment could be made with this interpreter", made);
  const before = await installedPaths(environment);
  const requirement = requirementText(subject, cell.extra);
  const words = installer.install({
    environment,
    requirement,
    indexUrl: subject.indexUrl,
    resolution: cell.resolution,
  });
  const installed = await install(request, work, words);
  if (installed.code !== 0) return explainInstallFailure(installed, requirement, cell);
  const answer = await probe(request, work, environment);
  if (!("distributions" in answer)) return answer;
  const problems = [
    ...(await digestProblems(environment, declared)),
    ...judge(answer, declared, targetEnvironment(cell.interpreter.description).markers),
    ...(await residueProblems(request, work, environment, before, answer)),
  ];
  const failed = problems.some(({ severity }) => severity === "error");
  return {
    status: failed ? "failed" : "passed",
    problems,
    output: failed ? tracebackOf(answer) : "",
    installed: answer.distributions.map(({ name, version }) => ({ name, version })),
  };
}

/** `project[extra]==version`, or the wheel's path with its extra (PEP 508 direct reference). */
function requirementText({ project, version, path }: Subject, extra: string | undefined): string {
  const extras = extra === undefined ? "" : `[${extra}]`;
  return path === undefined ? `${project}${extras}==${version}` : `${path}${extras}`;
}

/** Installers reach the index, so they run outside the sandbox; they take wheels only, and no code of those runs. */
function install(
  { installer, signal }: NativeCellRequest,
  work: string,
  words: readonly string[],
): Promise<NativeRun> {
  return runNative({
    words,
    folder: work,
    environment: {
      PATH: process.env["PATH"] ?? "/usr/bin:/bin",
      HOME: join(work, "home"),
      TMPDIR: work,
      LANG: "C.UTF-8",
      ...installer.variables,
      ...certificates(process.env),
    },
    limits: { timeMs: 300_000, outputBytes: NATIVE_LIMITS.outputBytes },
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Which authorities the machine trusts beside the usual ones: without them an index behind a proxy is out of reach. */
function certificates(environment: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  const names = ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "PIP_CERT"];
  return Object.fromEntries(
    names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])),
  );
}

function notTried(because: string, run: NativeRun): Ended {
  return { status: "not-tried", because, problems: [], output: run.output };
}

async function probe(
  request: NativeCellRequest,
  work: string,
  environment: string,
): Promise<ProbeAnswer | Ended> {
  const { cell, declared, subject, signal } = request;
  const places = {
    probe: join(work, "probe.py"),
    request: join(work, "request.json"),
    answer: join(work, "answer.json"),
    root: join(work, "root"),
  };
  await mkdir(places.root);
  await cp(PROBE, places.probe);
  const question = {
    project: subject.project,
    modules: declared.modules,
    scripts: declared.scripts,
    scripts_folder: programsOf(environment),
    seconds: request.attemptSeconds,
    separate: true,
  };
  await writeFile(places.request, JSON.stringify(question));
  const { prefix, base_prefix } = cell.interpreter.description;
  const visible = [...new Set([prefix, base_prefix])].filter((folder) => folder !== "/usr");
  const words = isolatedCommand(
    isolationOfMachine(),
    NATIVE_LIMITS,
    [pythonOf(environment), places.probe, places.request, places.answer],
    { root: places.root, work, visible },
  );
  const run = await runNative({
    words,
    folder: work,
    environment: {
      PATH: `${programsOf(environment)}:/usr/bin:/bin`,
      HOME: join(work, "home"),
      TMPDIR: "/tmp",
      LANG: "C.UTF-8",
      // Compiled once for all imports, and outside the environment, whose files are counted afterwards.
      PYTHONPYCACHEPREFIX: join(work, "pycache"),
    },
    limits: {
      timeMs: (declared.modules.length + declared.scripts.length + 10) * request.attemptSeconds * 1000,
      outputBytes: NATIVE_LIMITS.outputBytes,
    },
    ...(signal === undefined ? {} : { signal }),
  });
  try {
    return parseProbeAnswer(await readFile(places.answer, "utf8"));
  } catch {
    return notTried(`the probe gave no answer (${run.end ?? run.signal ?? `code ${run.code}`})`, run);
  }
}

/** That what is installed is what was vetted: every file of the wheel, by its sha256. */
async function digestProblems(environment: string, declared: Declared): Promise<readonly Problem[]> {
  const folder = await sitePackages(environment);
  const wrong: string[] = [];
  for (const [path, sha256] of declared.files) {
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") !== sha256) wrong.push(path);
  }
  if (wrong.length === 0) return [];
  return [
    problemOf("installed-differs", "error", {
      state: `${wrong.length} installed files are not those of the wheel, first ${wrong[0]}`,
      trigger: "comparing the installed files with the digests of the wheel",
      consequence: "what is tried here is not what was vetted",
      remedy:
        "look for a second project that installs the same paths, or for an index that serves other bytes",
    }),
  ];
}

async function sitePackages(environment: string): Promise<string> {
  if (process.platform === "win32") return join(environment, "Lib", "site-packages");
  const [python = ""] = (await readdir(join(environment, "lib"))).filter((name) =>
    /^(?:python|pypy)\d/.test(name),
  );
  return join(environment, "lib", python, "site-packages");
}

/** Files that are left when the project is uninstalled and that belong to nothing that stays. */
async function residueProblems(
  request: NativeCellRequest,
  work: string,
  environment: string,
  before: ReadonlySet<string>,
  { distributions }: ProbeAnswer,
): Promise<readonly Problem[]> {
  const { installer, subject } = request;
  const run = await install(request, work, installer.uninstall(environment, subject.project));
  if (run.code !== 0) return [uninstallProblem(run)];
  const folder = await sitePackages(environment);
  const kept = new Set(
    distributions.flatMap(({ files }) => files.map((file) => relative(environment, join(folder, file)))),
  );
  const owned = (path: string): boolean =>
    kept.has(path) && !request.declared.files.has(relative(folder, join(environment, path)));
  const left = [...(await installedPaths(environment))].filter(
    (path) => !before.has(path) && !owned(path) && !path.includes("__pycache__"),
  );
  if (left.length === 0) return [];
  return [
    problemOf("uninstall-residue", "error", {
      state: `${left.length} files stay when the project is uninstalled, first ${left.toSorted()[0]}`,
      trigger: "importing the project, then uninstalling it",
      consequence: "what stays shadows later versions and other projects",
      remedy: "write no files into the package's folder at import: use the user's cache folder",
    }),
  ];
}

function uninstallProblem(run: NativeRun): Problem {
  return problemOf("uninstall-failed", "error", {
    state: `the installer could not take the project out again: ${run.output.trim().split("\n").at(-1) ?? ""}`,
    trigger: "uninstalling the project",
    consequence: "users cannot upgrade or remove it cleanly",
    remedy: "check the RECORD of the wheel with linchpin check",
  });
}

/** Files below `lib` and the programs, relative to the environment; links, such as lib64, are not followed. */
async function installedPaths(environment: string): Promise<ReadonlySet<string>> {
  const folders = [await sitePackages(environment), programsOf(environment)];
  const found = await Promise.all(folders.map((folder) => filesBelow(environment, folder)));
  return new Set(found.flat());
}

async function filesBelow(environment: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(environment, join(entry.parentPath, entry.name)));
}

function tracebackOf(answer: ProbeAnswer): string {
  const attempts = [...answer.imports, ...answer.entry_points];
  return attempts.find(({ outcome }) => outcome !== "done")?.traceback ?? "";
}
