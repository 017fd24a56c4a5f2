/** The kinds of questions: how to make one, and how this package answers it, in the form in which `oracle.py` answers. */
import {
  andMarkers,
  baseVersion,
  canonicalizeVersion,
  compareVersions,
  evaluateMarker,
  filterVersions,
  intersectSpecifierSets,
  isDevrelease,
  isNormalizedName,
  isPostrelease,
  isPrerelease,
  isValidName,
  localToString,
  type MarkerContext,
  type MarkerEnvironment,
  markersEqual,
  markerToString,
  normalizeName,
  orMarkers,
  parseMarker,
  parseRequirement,
  parseSpecifier,
  parseSpecifierSet,
  parseVersion,
  prereleasesOf,
  publicVersion,
  requirementsEqual,
  requirementToString,
  specifierContains,
  specifierKey,
  specifierSetContains,
  specifierSetIsDisjoint,
  specifierSetIsSubset,
  specifierSetIsSuperset,
  specifierSetIsUnsatisfiable,
  specifierSetsEqual,
  specifierSetToString,
  specifierToString,
  type VersionNumber,
  versionKey,
  versionToString,
} from "@linchpin/standards";
import type { QuestionKind } from "./answer.ts";
import { type Environment, environment, markerText, requirementText } from "./generate-markers.ts";
import {
  nameText,
  neighbour,
  oddVersionText,
  specifierSetText,
  specifierText,
  versionText,
} from "./generate-versions.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

export interface Question {
  readonly kind: string;
  readonly text: string;
  readonly a: string;
  readonly b: string;
  readonly set: string;
  readonly version: string;
  readonly versions: readonly string[];
  readonly parsed: boolean;
  readonly strip: boolean;
  readonly prereleases: boolean | null;
  readonly configured: boolean | null;
  readonly other: boolean | null;
  readonly installed: boolean | null;
  readonly environment: Environment;
  readonly context: MarkerContext;
}

const maybe = (random: Random): boolean | null => random.pick([null, null, true, false]);
const given = (value: boolean | null): boolean | undefined => value ?? undefined;
const text = (value: VersionNumber | undefined): string | null =>
  value === undefined ? null : String(value);
const near = (random: Random): { a: string; b: string } => {
  const make = random.chance(0.7) ? versionText : oddVersionText;
  const a = make(random);
  return { a, b: random.chance(0.5) ? neighbour(random, a) : make(random) };
};
const nearSets = (random: Random): { a: string; b: string } => {
  const around = random.chance(0.6) ? versionText(random) : undefined;
  const a = specifierSetText(random, around);
  return { a, b: random.chance(0.15) ? mutate(random, a) : specifierSetText(random, around) };
};

export const KINDS: Readonly<Record<string, QuestionKind<Question>>> = {
  name: {
    weight: 3,
    make: (random) => ({ text: nameText(random) }),
    answer: (question) => ({
      canonical: normalizeName(question.text),
      normalized: isNormalizedName(question.text),
      valid: isValidName(question.text),
    }),
  },
  version: {
    weight: 10,
    make: (random) => ({ text: oddVersionText(random) }),
    answer: (question) => describeVersion(question.text),
  },
  canonical: {
    weight: 1,
    make: (random) => ({ text: oddVersionText(random), strip: random.chance(0.5) }),
    answer: (question) => canonicalizeVersion(question.text, { stripTrailingZero: question.strip }),
  },
  compare: {
    weight: 10,
    make: near,
    answer: (question) => {
      const [a, b] = [parseVersion(question.a), parseVersion(question.b)];
      return [Math.sign(compareVersions(a, b)), compareVersions(a, b) === 0, versionKey(a) === versionKey(b)];
    },
  },
  specifier: {
    weight: 6,
    make: (random) => ({
      text: random.chance(0.4) ? mutate(random, specifierText(random)) : specifierText(random),
    }),
    answer: (question) => {
      const specifier = parseSpecifier(question.text);
      return {
        operator: specifier.operator,
        version: specifier.text,
        text: specifierToString(specifier),
        canonical: specifierKey(specifier),
        prereleases: prereleasesOf({ specifiers: [specifier], prereleases: undefined }) ?? false,
      };
    },
  },
  specifier_set: {
    weight: 4,
    make: (random) => ({ text: specifierSetText(random) }),
    answer: (question) => {
      const set = parseSpecifierSet(question.text);
      return {
        length: set.specifiers.length,
        prereleases: prereleasesOf(set) ?? null,
        text: specifierSetToString(set),
      };
    },
  },
  specifier_sets_equal: {
    weight: 3,
    make: nearSets,
    answer: (question) => specifierSetsEqual(parseSpecifierSet(question.a), parseSpecifierSet(question.b)),
  },
  both: {
    weight: 1,
    make: nearSets,
    answer: ({ a, b }) =>
      specifierSetToString(intersectSpecifierSets(parseSpecifierSet(a), parseSpecifierSet(b))),
  },
  contains: {
    weight: 16,
    make: (random) => {
      const around = versionText(random);
      return {
        set: specifierSetText(random, random.chance(0.7) ? around : undefined),
        version: random.chance(0.7) ? neighbour(random, around) : oddVersionText(random),
        parsed: random.chance(0.3),
        configured: maybe(random),
        prereleases: maybe(random),
        installed: random.pick([null, null, true, false]),
      };
    },
    answer: (question) => {
      const set = parseSpecifierSet(question.set, { prereleases: given(question.configured) });
      return specifierSetContains(set, question.parsed ? parseVersion(question.version) : question.version, {
        prereleases: given(question.prereleases),
        installed: given(question.installed),
      });
    },
  },
  specifier_contains: {
    weight: 6,
    make: (random) => {
      const around = versionText(random);
      return { set: specifierText(random, around), version: neighbour(random, around) };
    },
    answer: (question) => specifierContains(parseSpecifier(question.set), question.version),
  },
  filter_versions: {
    weight: 10,
    make: (random) => {
      const around = versionText(random);
      return {
        set: specifierSetText(random, random.chance(0.7) ? around : undefined),
        versions: random.list(0, 8, () =>
          random.chance(0.6) ? neighbour(random, around) : oddVersionText(random),
        ),
        configured: maybe(random),
        prereleases: maybe(random),
      };
    },
    answer: (question) =>
      filterVersions(
        parseSpecifierSet(question.set, { prereleases: given(question.configured) }),
        question.versions,
        { prereleases: given(question.prereleases) },
      ),
  },
  unsatisfiable: {
    weight: 6,
    make: (random) => ({ set: nearSets(random).a, configured: maybe(random) }),
    answer: (question) =>
      specifierSetIsUnsatisfiable(
        parseSpecifierSet(question.set, { prereleases: given(question.configured) }),
      ),
  },
  relation: {
    weight: 8,
    make: (random) => {
      const configured = maybe(random);
      return { ...nearSets(random), configured, other: random.chance(0.9) ? configured : maybe(random) };
    },
    answer: (question) => {
      const a = parseSpecifierSet(question.a, { prereleases: given(question.configured) });
      const b = parseSpecifierSet(question.b, { prereleases: given(question.other) });
      return [specifierSetIsSubset(a, b), specifierSetIsSuperset(a, b), specifierSetIsDisjoint(a, b)];
    },
  },
  requirement: {
    weight: 14,
    make: (random) => ({ text: requirementText(random) }),
    answer: (question) => {
      const requirement = parseRequirement(question.text);
      return {
        name: requirement.name,
        extras: requirement.extras.toSorted(),
        specifiers: specifierSetToString(requirement.specifiers),
        url: requirement.url ?? null,
        marker: requirement.marker === undefined ? null : markerToString(requirement.marker),
        text: requirementToString(requirement),
      };
    },
  },
  requirements_equal: {
    weight: 2,
    make: (random) => {
      const a = requirementText(random);
      return { a, b: random.chance(0.7) ? mutate(random, a) : requirementText(random) };
    },
    answer: ({ a, b }) => requirementsEqual(parseRequirement(a), parseRequirement(b)),
  },
  marker: {
    weight: 12,
    make: (random) => ({ text: markerText(random) }),
    answer: (question) => markerToString(parseMarker(question.text)),
  },
  markers_equal: {
    weight: 2,
    make: (random) => {
      const a = markerText(random);
      return { a, b: random.chance(0.7) ? mutate(random, a) : markerText(random) };
    },
    answer: ({ a, b }) => markersEqual(parseMarker(a), parseMarker(b)),
  },
  combine: {
    weight: 2,
    make: (random) => ({ a: markerText(random), b: markerText(random) }),
    answer: (question) => {
      const [a, b] = [parseMarker(question.a), parseMarker(question.b)];
      return [markerToString(andMarkers(a, b)), markerToString(orMarkers(a, b))];
    },
  },
  evaluate: {
    weight: 16,
    make: (random) => ({
      text: markerText(random),
      environment: environment(random),
      context: random.pick(["metadata", "metadata", "lock_file", "requirement"] as const),
    }),
    answer: ({ text, environment, context }) =>
      evaluateMarker(parseMarker(text), environment as unknown as MarkerEnvironment, { context }),
  },
};

function describeVersion(source: string): unknown {
  const version = parseVersion(source);
  return {
    text: versionToString(version),
    epoch: text(version.epoch),
    release: version.release.map(text),
    pre: version.pre === undefined ? null : [version.pre.letter, text(version.pre.number)],
    post: text(version.post),
    dev: text(version.dev),
    local: localToString(version) ?? null,
    public: versionToString(publicVersion(version)),
    base: versionToString(baseVersion(version)),
    is: [isPrerelease(version), isPostrelease(version), isDevrelease(version)],
    canonical: canonicalizeVersion(source),
    kept: canonicalizeVersion(source, { stripTrailingZero: false }),
  };
}
