/** Filtering 20,000 version texts. */
import { filterVersions, parseSpecifierSet } from "@linchpin/standards";
import type { BenchRow } from "../row.ts";
import { versionTexts } from "./cases.ts";
import { besidePackaging } from "./packaging.ts";

export async function run(): Promise<readonly BenchRow[]> {
  const cases = versionTexts(20_000);
  return [">=1.2", ">=1.2,<20,!=5.0.*"].flatMap((text) => {
    const set = parseSpecifierSet(text);
    return besidePackaging(
      `standards: filter texts by ${text}`,
      "versions/s",
      cases.length,
      () => filterVersions(set, cases),
      {
        kind: "filter",
        cases,
        set: text,
      },
    );
  });
}
