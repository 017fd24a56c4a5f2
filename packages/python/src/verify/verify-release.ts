/** `linchpin verify`: every cell of the matrix, a few at a time, each in an environment of its own. */
import type { PackageSource } from "../requirements/package-source.ts";
import type { Cell, CellResult, Subject } from "./cell.ts";
import { readDeclared } from "./declared.ts";
import { type Installer, pipInstaller, uvInstaller } from "./installers.ts";
import { ATTEMPT_SECONDS, tryNatively } from "./native-cell.ts";
import { tryInWasm } from "./wasm-cell.ts";

export interface VerifyRequest {
  readonly subject: Subject;
  readonly cells: readonly Cell[];
  readonly source: PackageSource;
  /** The path of uv's program; absent where it cannot be had, and its cells are then not tried. */
  readonly uv?: string;
  readonly cacheFolder: string;
  /** Seconds that one import or one --help may take; 20 without it. */
  readonly attemptSeconds?: number;
  /** Cells at once. */
  readonly parallel: number;
  readonly signal?: AbortSignal;
  readonly onCell?: (cell: Cell, state: "begun" | CellResult) => void;
}

/** The results in the order of the cells. A cell that throws is a fault of ours and ends the whole. */
export async function verifyRelease(request: VerifyRequest): Promise<readonly CellResult[]> {
  const declared = await readDeclared(request.subject.wheel.fileName, request.subject.wheel.bytes);
  const results: CellResult[] = [];
  const queue = [...request.cells.entries()];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      request.signal?.throwIfAborted();
      const [place, cell] = next;
      request.onCell?.(cell, "begun");
      const result = await tryCell(request, cell, declared);
      results[place] = result;
      request.onCell?.(cell, result);
    }
  };
  await Promise.all(Array.from({ length: request.parallel }, work));
  return results;
}

async function tryCell(
  request: VerifyRequest,
  cell: Cell,
  declared: Awaited<ReturnType<typeof readDeclared>>,
): Promise<CellResult> {
  const { subject, source, cacheFolder } = request;
  const common = { subject, declared, ...(request.signal === undefined ? {} : { signal: request.signal }) };
  if (cell.platform === "wasm") return tryInWasm({ ...common, cell, source, cacheFolder });
  const { interpreter } = cell;
  const installer = installerOf(request, cell);
  if (interpreter === undefined || installer === undefined) return notTried(cell);
  return tryNatively({
    ...common,
    cell: { ...cell, interpreter },
    installer,
    attemptSeconds: request.attemptSeconds ?? ATTEMPT_SECONDS,
  });
}

function installerOf({ uv, cacheFolder }: VerifyRequest, cell: Cell): Installer | undefined {
  if (cell.installer === "uv") return uv === undefined ? undefined : uvInstaller(uv, cacheFolder);
  return cell.interpreter === undefined ? undefined : pipInstaller(cell.interpreter, cacheFolder);
}

function notTried(cell: Cell): CellResult {
  const because = "uv is not on this machine, and its wheel could not be fetched from the index";
  return {
    id: cell.id,
    status: "not-tried",
    because,
    problems: [],
    installed: [],
    milliseconds: 0,
    output: "",
  };
}
