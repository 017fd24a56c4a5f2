/** Reads one distribution into facts. Never throws for bad bytes: what could not be opened is a fact too. */

import { ArchiveError, type ByteSource } from "@linchpin/archives";
import type { ArchiveFacts } from "../facts/archive-facts.ts";
import type { SdistFacts } from "../facts/sdist-facts.ts";
import type { WheelFacts } from "../facts/wheel-facts.ts";
import type { InspectOptions } from "./inspect-options.ts";
import { inspectSdist } from "./inspect-sdist.ts";
import { inspectWheel } from "./inspect-wheel.ts";

/** Plain data, which a worker can hand over. */
export interface InspectedDistribution {
  readonly archive: ArchiveFacts;
  readonly facts?: WheelFacts | SdistFacts;
}

/** Reads a wheel or an sdist, told apart by the end of its name. */
export async function inspectDistribution(
  source: ByteSource,
  fileName: string,
  options: InspectOptions = { contents: true },
): Promise<InspectedDistribution> {
  try {
    const inspect = fileName.endsWith(".whl") ? inspectWheel : inspectSdist;
    const { facts, oddities } = await inspect(source, fileName, options);
    return { archive: { fileName, isOpen: true, problems: oddities }, facts };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { archive: { fileName, isOpen: false, problems: [error.problem] } };
  }
}
