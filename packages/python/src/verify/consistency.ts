/** What `pip check` asks: is every requirement of everything installed there, in a version that it admits? */
import {
  evaluateMarker,
  type MarkerEnvironment,
  normalizeName,
  type Problem,
  parseRequirement,
  type Requirement,
  StandardsError,
  specifierSetContains,
  specifierSetToString,
} from "@linchpin/standards";
import { problemOf } from "./cell.ts";
import type { ProbeAnswer } from "./probe-answer.ts";

type Distribution = ProbeAnswer["distributions"][number];

export function consistencyProblems(
  distributions: readonly Distribution[],
  environment: MarkerEnvironment,
): readonly Problem[] {
  const versions = new Map(distributions.map(({ name, version }) => [normalizeName(name), version]));
  return distributions.flatMap((distribution) =>
    distribution.requires
      .flatMap((text) => readable(text) ?? [])
      .filter(({ marker }) => marker === undefined || evaluateMarker(marker, environment, { extra: "" }))
      .flatMap((requirement) => unmet(distribution, requirement, versions) ?? []),
  );
}

/** A requirement that cannot be read is reported by `linchpin check`; here it is passed over. */
function readable(text: string): Requirement | undefined {
  try {
    return parseRequirement(text);
  } catch (error) {
    if (error instanceof StandardsError) return undefined;
    throw error;
  }
}

function unmet(
  distribution: Distribution,
  requirement: Requirement,
  versions: ReadonlyMap<string, string>,
): Problem | undefined {
  const installed = versions.get(normalizeName(requirement.name));
  if (installed !== undefined && admits(requirement, installed)) return undefined;
  const wanted = `${requirement.name}${specifierSetToString(requirement.specifiers)}`;
  return problemOf("environment-inconsistent", "error", {
    state: `${distribution.name} ${distribution.version} needs ${wanted}; installed is ${installed ?? "nothing of that name"}`,
    trigger: "comparing what is installed with what it requires",
    consequence: "the environment is broken although the installer said yes",
    remedy: "correct the requirement in the metadata of the release that declares it",
  });
}

function admits(requirement: Requirement, version: string): boolean {
  return (
    requirement.url !== undefined ||
    specifierSetContains(requirement.specifiers, version, { prereleases: true })
  );
}
