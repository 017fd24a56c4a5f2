/**
 * One walk's judge. The walkers say what they met; this decides, by the table of shapes and the strictness of the
 * walk, whether the file is refused or the shape is listed. It also counts what must not grow without bound.
 */
import { ArchiveError, type ArchiveProblem } from "./error.ts";
import { DEFAULT_LIMITS, type Limits } from "./limits.ts";
import { SHAPES, type ShapeCode } from "./shapes.ts";

/**
 * `upload`: a file that someone publishes here; whatever two readers could see differently is refused.
 * `mirrored`: a file that exists upstream; what pip accepts is accepted, and what was odd is listed.
 */
export type Strictness = "upload" | "mirrored";

export interface InspectionOptions {
  /** Default: `upload`. */
  readonly strictness?: Strictness;
  /** Replaces single entries of `DEFAULT_LIMITS`. */
  readonly limits?: Partial<Limits>;
}

/** Where a shape was met. */
export interface Place {
  readonly member?: string;
  readonly offset?: number;
}

/** A hostile file could be odd in a hundred thousand places; the first thousand tell the story. */
const MOST_ODDITIES = 1_000;

export class Inspection {
  readonly strictness: Strictness;
  readonly limits: Limits;
  readonly oddities: ArchiveProblem[] = [];
  readonly #archiveBytes: number;
  readonly #deadline: number;
  #inflatedBytes = 0;

  /** `archiveBytes` is the size of the whole file, against which the ratio is measured. */
  constructor(archiveBytes: number, options: InspectionOptions = {}) {
    this.strictness = options.strictness ?? "upload";
    this.limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#archiveBytes = archiveBytes;
    this.#deadline = performance.now() + this.limits.milliseconds;
  }

  /** Throws `ArchiveError` if the shape is refused at this strictness; otherwise lists it. */
  found(code: ShapeCode, state: string, place: Place = {}): void {
    if (SHAPES[code][this.strictness] === "refused") throw this.refusal(code, state, place);
    if (this.oddities.length < MOST_ODDITIES) this.oddities.push(problemOf(code, "warning", state, place));
  }

  /** The error for a shape that leaves nothing to go on with, whatever the strictness. */
  refusal(code: ShapeCode, state: string, place: Place = {}, cause?: unknown): ArchiveError {
    return new ArchiveError(problemOf(code, "error", state, place), cause === undefined ? {} : { cause });
  }

  /** Counts real decompressed bytes; never what a header declares. Call it as they appear. */
  countInflated(bytes: number, place: Place): void {
    this.#inflatedBytes += bytes;
    const { totalBytes, ratio, ratioFloorBytes } = this.limits;
    if (this.#inflatedBytes > totalBytes) {
      throw this.refusal("limit-total-size", `the archive expands to more than ${totalBytes} bytes`, place);
    }
    if (this.#inflatedBytes > ratioFloorBytes && this.#inflatedBytes > ratio * this.#archiveBytes) {
      throw this.refusal("limit-ratio", `the archive expands to more than ${ratio} times its size`, place);
    }
    this.checkTime(place);
  }

  checkTime(place: Place): void {
    if (performance.now() <= this.#deadline) return;
    throw this.refusal("limit-time", `reading took longer than ${this.limits.milliseconds} ms`, place);
  }
}

function problemOf(
  code: ShapeCode,
  severity: "error" | "warning",
  state: string,
  place: Place,
): ArchiveProblem {
  const { row, trigger, consequence, remedy } = SHAPES[code];
  return { code, severity, row, state, trigger, consequence, remedy, ...place };
}
