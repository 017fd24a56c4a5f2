/** Evaluating five usual markers again and again. */
import { evaluateMarker, parseMarker } from "@linchpin/standards";
import type { BenchRow } from "../row.ts";
import { ENVIRONMENT, MARKER_TEXTS } from "./cases.ts";
import { besidePackaging } from "./packaging.ts";

const REPEAT = 4_000;

export async function run(): Promise<readonly BenchRow[]> {
  const markers = MARKER_TEXTS.map(parseMarker);
  const evaluateAll = (): void => {
    for (let count = 0; count < REPEAT; count += 1) {
      for (const marker of markers) evaluateMarker(marker, ENVIRONMENT);
    }
  };
  return besidePackaging("standards: evaluate markers", "markers/s", markers.length * REPEAT, evaluateAll, {
    kind: "evaluate",
    cases: MARKER_TEXTS,
    environment: ENVIRONMENT,
    repeat: REPEAT,
  });
}
