import type { Limits } from "@linchpin/archives";
import type { ArchiveOddity } from "../facts/archive-facts.ts";

export interface InspectOptions {
  /** False reads names and metadata only. */
  readonly contents: boolean;
  readonly limits?: Partial<Limits>;
}

/** What the two readers give: the facts, and what was odd about the archive around them. */
export interface Inspected<Facts> {
  readonly facts: Facts;
  readonly oddities: readonly ArchiveOddity[];
}
