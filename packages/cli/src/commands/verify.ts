/** `linchpin verify`: a release tried where its users will run it, before they do. */

import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import type { OpenIndex } from "@linchpin/client";
import {
  type Cell,
  type CellResult,
  findInterpreters,
  findUv,
  type Interpreter,
  matrixCells,
  type PackageSource,
  type Resolution,
  readDeclared,
  type Subject,
  targetEnvironment,
  verifyRelease,
} from "@linchpin/python";
import { parseSpecifierSet, specifierSetContains } from "@linchpin/standards";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { CommandFailure, failure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { addIndexOption, openUpstream } from "../options/index-option.ts";
import { printable, problemText } from "../output/problem-text.ts";
import { writeResult } from "../output/result.ts";
import { countText } from "../output/units.ts";
import { cacheFolder } from "../python/cache-folder.ts";
import { indexSource } from "../python/index-source.ts";
import { verifySubject } from "../python/verify-subject.ts";
import type { Terminal } from "../terminal.ts";

interface VerifyOptions {
  readonly index?: string;
  readonly python?: string;
  readonly installer: string;
  readonly resolution: string;
  readonly cell?: string;
  readonly output?: string;
}

interface Verification {
  readonly project: string;
  readonly version: string;
  readonly wheel: string;
  readonly index: string;
  readonly cells: readonly CellResult[];
}

/** Versions that users still have; older ones are tried only when they are named. */
const OLDEST_MINOR = 8;

export function define(command: Command, terminal: Terminal): void {
  addIndexOption(command.argument("<what...>", "PROJECT, PROJECT==VERSION or wheels"))
    .option("--python <versions>", "3.9,3.13: only these interpreters (else all that requires-python admits)")
    .option("--installer <names>", "uv,pip", "uv")
    .option("--resolution <kinds>", "highest,lowest-direct", "highest")
    .option("--cell <id>", "only this cell, to try a failure again")
    .option("-o, --output <file>", "write the verification as JSON, too")
    .addHelpText(
      "after",
      examples(
        "linchpin verify dist/*.whl",
        "linchpin verify --index http://127.0.0.1:8417/preview/simple/ acme-tool==2.1.0",
        "linchpin verify --python 3.9,3.13 --installer uv,pip --resolution highest,lowest-direct acme-tool",
      ),
    )
    .action(async (what: readonly string[], options: VerifyOptions) => verify(what, options, terminal));
}

async function verify(what: readonly string[], options: VerifyOptions, terminal: Terminal): Promise<void> {
  const index = await openUpstream(options, terminal);
  try {
    const source = indexSource(index, cacheFolder(terminal));
    const verifications: Verification[] = [];
    for (const text of what) verifications.push(await verifyOne(text, index, source, options, terminal));
    await report(verifications, options, terminal);
  } finally {
    index.close();
  }
}

async function verifyOne(
  text: string,
  index: OpenIndex,
  source: PackageSource,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<Verification> {
  const cache = cacheFolder(terminal);
  const subject = await verifySubject(text, index, source, terminal.workingFolder);
  const interpreters = await interpretersFor(subject, options, cache);
  const cells = await cellsFor(subject, interpreters, options);
  const [newest] = interpreters;
  const uv =
    newest && (await findUv(terminal.environment, source, targetEnvironment(newest.description), cache));
  const results = await verifyRelease({
    subject,
    cells,
    source,
    cacheFolder: cache,
    parallel: Math.max(1, Math.min(availableParallelism(), 8)),
    signal: terminal.signal,
    onCell: (cell, state) => showCell(cell, state, terminal),
    ...(uv === undefined ? {} : { uv }),
  });
  const { project, version, wheel, indexUrl } = subject;
  return { project, version, wheel: wheel.fileName, index: indexUrl, cells: results };
}

/** One interpreter per minor version: those named, or all that the wheel's requires-python admits. */
async function interpretersFor(
  { wheel }: Subject,
  { python }: VerifyOptions,
  cache: string,
): Promise<readonly Interpreter[]> {
  const found = onePerMinor(await findInterpreters(cache));
  if (python !== undefined)
    return python.split(",").map((version) => requireInterpreter(version.trim(), found));
  const { metadata } = await readDeclared(wheel.fileName, wheel.bytes);
  const admitted = parseSpecifierSet(metadata.requiresPython ?? "");
  return found.filter(
    ({ description: { version } }) =>
      version[1] >= OLDEST_MINOR && specifierSetContains(admitted, version.join("."), { prereleases: true }),
  );
}

function onePerMinor(interpreters: readonly Interpreter[]): readonly Interpreter[] {
  const key = ({ description: { version, markers } }: Interpreter) =>
    `${markers.implementation_name} ${version[0]}.${version[1]}`;
  return [...new Map(interpreters.toReversed().map((each) => [key(each), each])).values()].toReversed();
}

function requireInterpreter(version: string, found: readonly Interpreter[]): Interpreter {
  const fitting = found.find(({ description }) =>
    `${description.version.join(".")}.`.startsWith(`${version}.`),
  );
  if (fitting !== undefined) return fitting;
  throw failure(EXIT.usage, {
    code: "usage-python-missing",
    state: `no Python ${version} was found on this machine`,
    trigger: "reading --python",
    consequence: "nothing was tried",
    remedy: "see linchpin python list, and install that Python",
  });
}

async function cellsFor(
  { wheel }: Subject,
  interpreters: readonly Interpreter[],
  options: VerifyOptions,
): Promise<readonly Cell[]> {
  const { metadata } = await readDeclared(wheel.fileName, wheel.bytes);
  const cells = matrixCells({
    interpreters,
    installers: words(options.installer, ["uv", "pip"], "--installer"),
    resolutions: words<Resolution>(options.resolution, ["highest", "lowest-direct"], "--resolution"),
    extras: metadata.providesExtra ?? [],
    pure: wheel.fileName.endsWith("-none-any.whl"),
  });
  const wanted = options.cell === undefined ? cells : cells.filter(({ id }) => id === options.cell);
  if (wanted.length > 0) return wanted;
  throw failure(EXIT.usage, {
    code: "usage-cell-unknown",
    state: `there is no cell ${options.cell ?? ""}; the cells are ${cells.map(({ id }) => id).join(", ")}`,
    trigger: "reading --cell",
    consequence: "nothing was tried",
    remedy: "name one of the cells",
  });
}

/** A list of words of an option; throws a usage failure for one that is none of those known. */
function words<Word extends string>(text: string, known: readonly Word[], option: string): readonly Word[] {
  return text.split(",").map((part) => {
    const word = known.find((each) => each === part.trim());
    if (word !== undefined) return word;
    throw failure(EXIT.usage, {
      code: "usage-word-unknown",
      state: `"${part.trim()}" is none of ${known.join(", ")}`,
      trigger: `reading ${option}`,
      consequence: "nothing was tried",
      remedy: `write for example ${option} ${known.join(",")}`,
    });
  });
}

function showCell(cell: Cell, state: "begun" | CellResult, terminal: Terminal): void {
  if (terminal.json || state === "begun") return;
  const { errorPalette } = terminal;
  const paint = {
    passed: errorPalette.success,
    failed: errorPalette.error,
    "not-tried": errorPalette.warning,
  }[state.status];
  const why = state.because === undefined ? "" : `, because ${printable(state.because)}`;
  terminal.writeError(
    `${paint(state.status.padEnd(10))} ${cell.id}  ${(state.milliseconds / 1000).toFixed(1)} s${why}\n`,
  );
}

async function report(
  verifications: readonly Verification[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<void> {
  const document = { format: "linchpin-verification/1", verifications };
  if (options.output !== undefined) {
    await writeFile(
      resolve(terminal.workingFolder, options.output),
      `${JSON.stringify(document, undefined, 2)}\n`,
    );
  }
  writeResult(terminal, document, () =>
    verifications.map((each) => verificationText(each, terminal)).join("\n"),
  );
  if (verifications.some(({ cells }) => cells.some(({ status }) => status === "failed")))
    throw new CommandFailure(EXIT.refused);
}

function verificationText({ project, version, cells }: Verification, { outPalette }: Terminal): string {
  const failed = cells.filter(({ status }) => status === "failed");
  const passed = cells.filter(({ status }) => status === "passed");
  const problems = distinctProblems(cells).map(
    ({ problem, ids }) => `${problemText(problem, outPalette)}\n  in           ${ids.join(", ")}\n`,
  );
  const counted = `${project} ${version}: ${countText(passed.length, "cell")} passed, ${failed.length} failed, ${cells.length - passed.length - failed.length} not tried\n`;
  return `${problems.join("\n")}${problems.length > 0 ? "\n" : ""}${counted}`;
}

/** The same problem in many cells is told once, with the cells. */
function distinctProblems(cells: readonly CellResult[]) {
  const distinct = new Map<
    string,
    { readonly problem: CellResult["problems"][number]; readonly ids: string[] }
  >();
  for (const { id, problems } of cells) {
    for (const problem of problems) {
      const key = `${problem.code}\0${problem.trigger}\0${problem.consequence}`;
      const known = distinct.get(key) ?? { problem, ids: [] };
      known.ids.push(id);
      distinct.set(key, known);
    }
  }
  return [...distinct.values()];
}
