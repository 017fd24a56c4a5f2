/** Parsing and sorting 20,000 versions. */
import { compareVersions, parseVersion } from "@linchpin/standards";
import type { BenchRow } from "../row.ts";
import { versionTexts } from "./cases.ts";
import { besidePackaging } from "./packaging.ts";

export async function run(): Promise<readonly BenchRow[]> {
  const cases = versionTexts(20_000);
  const parseAndSort = (): unknown => cases.map(parseVersion).sort(compareVersions);
  return besidePackaging("standards: parse and sort versions", "versions/s", cases.length, parseAndSort, {
    kind: "sort",
    cases,
  });
}
