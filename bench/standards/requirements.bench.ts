/** Parsing 10,000 requirements. */
import { parseRequirement } from "@linchpin/standards";
import type { BenchRow } from "../row.ts";
import { requirementTexts } from "./cases.ts";
import { besidePackaging } from "./packaging.ts";

export async function run(): Promise<readonly BenchRow[]> {
  const cases = requirementTexts(10_000);
  const task = { kind: "requirements", cases } as const;
  return besidePackaging(
    "standards: parse requirements",
    "requirements/s",
    cases.length,
    () => cases.map(parseRequirement),
    task,
  );
}
