import {
  filterVersions,
  intersectSpecifierSets,
  markerToString,
  normalizeName,
  parseVersion,
  type SpecifierSet,
  specifierSetIsUnsatisfiable,
  specifierSetToString,
} from "@linchpin/standards";
import { type Declared, declaredRequirements } from "../../analysis/requirements.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Statement } from "../../facts/statement.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";

export const rule: StatementRule = {
  id: "R08",
  title: "requirement that no version satisfies",
  severity: "error",
  needs: [],
  scope: "statement",
  check: (statement, release) => {
    const declared = declaredRequirements(statement.metadata).filter(
      ({ requirement }) => requirement.url === undefined,
    );
    const place = {
      ...(statement.member !== undefined && { member: statement.member }),
      field: "Requires-Dist",
    };
    return [
      ...alone(declared),
      ...together(declared),
      ...itself(statement, declared),
      ...atIndex(declared, release),
    ].map((draft) => ({ ...place, ...draft }));
  },
};

function alone(declared: readonly Declared[]): Draft[] {
  return declared
    .filter(({ requirement }) => specifierSetIsUnsatisfiable(requirement.specifiers))
    .map(({ text, isOptional }) => draftOf(`${text} allows no version`, isOptional));
}

/** Two requirements for one project under one condition. */
function together(declared: readonly Declared[]): Draft[] {
  const groups = Map.groupBy(
    declared,
    ({ project, requirement }) =>
      `${project};${requirement.marker ? markerToString(requirement.marker) : ""}`,
  );
  return [...groups.values()].flatMap((group) => {
    const sets = group.map(({ requirement }) => requirement.specifiers);
    const isImpossible =
      group.length > 1 && specifierSetIsUnsatisfiable(all(sets)) && !sets.some(specifierSetIsUnsatisfiable);
    return isImpossible
      ? [
          draftOf(
            `${group.map(({ text }) => text).join(" and ")} exclude each other`,
            group.every(({ isOptional }) => isOptional),
          ),
        ]
      : [];
  });
}

function all(sets: readonly SpecifierSet[]): SpecifierSet {
  return sets.reduce((one, other) => intersectSpecifierSets(one, other));
}

/** An extra that asks for another version of the project itself. */
function itself({ metadata }: Statement, declared: readonly Declared[]): Draft[] {
  const own = normalizeName(metadata.name);
  return declared
    .filter(({ project, requirement }) => project === own && requirement.specifiers.specifiers.length > 0)
    .filter(({ requirement }) => !allows(requirement.specifiers, [metadata.version]))
    .map(({ text, isOptional }) =>
      draftOf(`${text} leaves out the version ${metadata.version} that requires it`, isOptional),
    );
}

/** What the index has of the required projects, where the caller asked for it. */
function atIndex(declared: readonly Declared[], { index }: ReleaseFacts): Draft[] {
  return declared.flatMap(({ project, text, requirement, isOptional }) => {
    const versions = index?.dependencies?.get(project);
    if (versions === undefined || specifierSetIsUnsatisfiable(requirement.specifiers)) return [];
    if (versions.length === 0)
      return [draftOf(`${text} names a project that ${index?.url} does not have`, isOptional)];
    if (allows(requirement.specifiers, versions)) return [];
    return [
      draftOf(
        `${text} allows none of the ${versions.length} versions that ${index?.url} has (${specifierSetToString(requirement.specifiers)})`,
        isOptional,
      ),
    ];
  });
}

function allows(set: SpecifierSet, versions: readonly string[]): boolean {
  return filterVersions(set, versions.map(parseVersion), { prereleases: true }).length > 0;
}

function draftOf(state: string, isOptional: boolean): Draft {
  return {
    severity: isOptional ? "warning" : "error",
    state,
    trigger: isOptional ? "installing it with the extra" : "installing it",
    consequence: "the resolver finds no solution, so nobody can install it",
    remedy: "correct the versions",
  };
}
