/** The cells of a verification: interpreters × installers × resolutions, then each extra once. */
import type { Interpreter } from "../interpreters/find.ts";
import type { Cell, InstallerName, Resolution } from "./cell.ts";

export interface MatrixRequest {
  readonly interpreters: readonly Interpreter[];
  readonly installers: readonly Exclude<InstallerName, "linchpin">[];
  readonly resolutions: readonly Resolution[];
  /** The extras of the release; each is tried alone with the newest interpreter. */
  readonly extras: readonly string[];
  /** Whether the wheel is pure, so that WebAssembly can load it. */
  readonly pure: boolean;
}

/** In the order in which they are shown. pip knows only the highest resolution. */
export function matrixCells(request: MatrixRequest): readonly Cell[] {
  const plain = request.interpreters.flatMap((interpreter) =>
    request.installers.flatMap((installer) =>
      request.resolutions
        .filter((resolution) => installer === "uv" || resolution === "highest")
        .map((resolution) => nativeCell(interpreter, installer, resolution)),
    ),
  );
  const [newest] = request.interpreters;
  const [installer] = request.installers;
  const withExtras =
    newest === undefined || installer === undefined
      ? []
      : request.extras.map((extra) => nativeCell(newest, installer, "highest", extra));
  return [...plain, ...withExtras, ...(request.pure ? [wasmCell()] : [])];
}

function nativeCell(
  interpreter: Interpreter,
  installer: Exclude<InstallerName, "linchpin">,
  resolution: Resolution,
  extra?: string,
): Cell {
  const { markers, version } = interpreter.description;
  const base = `${markers.implementation_name}-${version.join(".")}-${installer}-${resolution}`;
  return {
    id: extra === undefined ? base : `${base}+${extra}`,
    platform: "native",
    interpreter,
    installer,
    resolution,
    ...(extra === undefined ? {} : { extra }),
  };
}

function wasmCell(): Cell {
  return { id: "wasm-linchpin-highest", platform: "wasm", installer: "linchpin", resolution: "highest" };
}
