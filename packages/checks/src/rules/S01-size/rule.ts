import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { DistributionRule } from "../../rule.ts";
import { isUnusedBulk } from "./bulk.ts";

const MEGABYTE = 1_000_000;
/** PyPI's own limit for a file, unless a project has asked for more. */
const LIMIT = 100 * 1024 * 1024;
const GROWTH = 2;
const MOST_FILES = 10_000;

export const rule: DistributionRule = {
  id: "S01",
  title: "file is larger than it needs to be",
  severity: "warning",
  needs: [],
  scope: "distribution",
  check: (facts, release) => [
    ...overLimit(facts),
    ...growth(facts, release),
    ...bulk(facts),
    ...manyFiles(facts),
  ],
};

function overLimit({ size }: WheelFacts | SdistFacts): Draft[] {
  if (size <= LIMIT) return [];
  return [
    {
      ...draft(
        `the file has ${megabytes(size)}`,
        "PyPI refuses files above 100 MiB, unless a project has asked for more",
      ),
      severity: "advice",
    },
  ];
}

function growth(facts: WheelFacts | SdistFacts, { previous }: ReleaseFacts): Draft[] {
  const others =
    facts.kind === "wheel"
      ? previous?.wheels.filter(({ name }) => name.written.tag === facts.name.written.tag)
      : previous?.sdists;
  const before = others?.[0];
  if (before === undefined || facts.size < before.size * GROWTH || facts.size - before.size < MEGABYTE / 2)
    return [];
  const grown = [...facts.files]
    .filter(([name, { size }]) => size > 2 * (before.files.get(name)?.size ?? 0))
    .toSorted(([, one], [, other]) => other.size - one.size);
  const [largest] = grown;
  const because =
    largest === undefined ? "" : `; the largest new part is ${largest[0]} (${megabytes(largest[1].size)})`;
  return [
    draft(
      `the file has ${megabytes(facts.size)}, and ${before.fileName} had ${megabytes(before.size)}${because}`,
      "every installation downloads the difference",
    ),
  ];
}

/** Large members that nothing in the package seems to need. */
function bulk(facts: WheelFacts | SdistFacts): Draft[] {
  return [...facts.files]
    .filter(([name, { size }]) => isUnusedBulk(facts, name, size))
    .slice(0, 5)
    .map(([member, { size }]) => ({
      ...draft(
        `${member} has ${megabytes(size)}`,
        "every installation downloads it, and nothing in the package names it",
      ),
      member,
    }));
}

function manyFiles({ files }: WheelFacts | SdistFacts): Draft[] {
  if (files.size <= MOST_FILES) return [];
  return [
    {
      ...draft(`the file has ${files.size} members`, "installing and uninstalling take long"),
      severity: "advice",
    },
  ];
}

function draft(state: string, consequence: string): Draft {
  return {
    state,
    trigger: "downloading and installing it",
    consequence,
    remedy: "exclude what users do not need from the build",
  };
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
