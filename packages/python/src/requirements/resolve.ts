/**
 * Chooses one wheel for each requirement and for what those need, newest first, going back where a choice turns
 * out wrong. Made for build requirements, which are few; it gives up after a bounded number of choices.
 */
import {
  compareVersions,
  evaluateMarker,
  filterVersions,
  type MarkerEnvironment,
  normalizeName,
  parseMetadata,
  parseRequirement,
  parseSpecifierSet,
  parseWheelFileName,
  type Requirement,
  requirementToString,
  specifierSetContains,
  tagToString,
} from "@linchpin/standards";
import { PythonError } from "../error.ts";
import type { Candidate, PackageSource } from "./package-source.ts";

/** What a wheel must run on. */
export interface TargetEnvironment {
  readonly markers: MarkerEnvironment;
  /** Compatible tags, the best first. */
  readonly tags: readonly string[];
}

/** A requirement, and who asked for it. */
interface Wanted {
  readonly requirement: Requirement;
  readonly askedBy: string;
}

type Chosen = ReadonlyMap<string, Candidate>;

const MOST_CHOICES = 2000;

/** The wheels to install for `requirements`, in no order. Throws PythonError with the first conflict. */
export async function resolveRequirements(
  requirements: readonly string[],
  environment: TargetEnvironment,
  source: PackageSource,
  constraints: readonly string[] = [],
): Promise<readonly Candidate[]> {
  const search = new Search(environment, source, constraints.map(parseRequirement));
  const wanted = requirements.map((text) => ({ requirement: parseRequirement(text), askedBy: "the build" }));
  const chosen = await search.solve(wanted, new Map());
  if (chosen === undefined) throw search.failure();
  return [...chosen.values()];
}

class Search {
  readonly #environment: TargetEnvironment;
  readonly #source: PackageSource;
  readonly #constraints: readonly Requirement[];
  readonly #fitting = new Map<string, Promise<readonly Candidate[]>>();
  readonly #requirements = new Map<Candidate, Promise<readonly Requirement[]>>();
  #conflict: PythonError | undefined;
  #choices = 0;

  constructor(environment: TargetEnvironment, source: PackageSource, constraints: readonly Requirement[]) {
    this.#environment = environment;
    this.#source = source;
    this.#constraints = constraints;
  }

  failure(): PythonError {
    return this.#conflict ?? problem("the requirements contradict each other", "", "loosen one of them");
  }

  /** Settles the first wanted requirement, then the rest; undefined where that cannot be. */
  async solve(wanted: readonly Wanted[], chosen: Chosen): Promise<Chosen | undefined> {
    const [first, ...rest] = wanted;
    if (first === undefined) return chosen;
    const name = normalizeName(first.requirement.name);
    const earlier = chosen.get(name);
    if (earlier !== undefined) return this.#keep(earlier, first, rest, chosen);
    for (const candidate of await this.#admitted(name, [first, ...rest])) {
      if (++this.#choices > MOST_CHOICES) return undefined;
      const needs = await this.#needsOf(candidate, first.requirement.extras);
      const solved = await this.solve([...rest, ...needs], new Map(chosen).set(name, candidate));
      if (solved !== undefined) return solved;
    }
    return undefined;
  }

  async #keep(
    candidate: Candidate,
    wanted: Wanted,
    rest: readonly Wanted[],
    chosen: Chosen,
  ): Promise<Chosen | undefined> {
    if (!specifierSetContains(wanted.requirement.specifiers, candidate.version, { prereleases: true })) {
      this.#conflict ??= conflict(candidate, wanted);
      return undefined;
    }
    const extras = wanted.requirement.extras;
    const needs = extras.length === 0 ? [] : this.#unsettled(await this.#needsOf(candidate, extras), chosen);
    return this.solve([...rest, ...needs], chosen);
  }

  /** Requirements that the chosen wheels do not satisfy already: an extra asked for again must not loop. */
  #unsettled(wanted: readonly Wanted[], chosen: Chosen): readonly Wanted[] {
    return wanted.filter(({ requirement }) => {
      const settled = chosen.get(normalizeName(requirement.name));
      return (
        settled === undefined ||
        !specifierSetContains(requirement.specifiers, settled.version, { prereleases: true })
      );
    });
  }

  /** Fitting wheels that every requirement known so far and the constraints admit, newest first. */
  async #admitted(name: string, wanted: readonly Wanted[]): Promise<readonly Candidate[]> {
    const fitting = await this.#fits(name);
    const asked = [...wanted.map(({ requirement }) => requirement), ...this.#constraints].filter(
      (requirement) => normalizeName(requirement.name) === name,
    );
    const admitted = asked.reduce<readonly Candidate[]>(
      (left, requirement) => admittedBy(requirement, left),
      fitting,
    );
    if (admitted.length === 0) this.#conflict ??= noneFits(name, wanted[0], fitting, this.#source.name);
    return admitted;
  }

  /** Wheels whose tags and requires-python fit, the newest version first, the best tag first in a version. */
  #fits(name: string): Promise<readonly Candidate[]> {
    const known = this.#fitting.get(name);
    if (known !== undefined) return known;
    const fitting = this.#source.wheels(name).then((all) => this.#rank(all));
    this.#fitting.set(name, fitting);
    return fitting;
  }

  #rank(candidates: readonly Candidate[]): readonly Candidate[] {
    const place = new Map(this.#environment.tags.map((tag, index) => [tag, index]));
    return candidates
      .filter((candidate) => !candidate.yanked && this.#takesPython(candidate))
      .map((candidate) => ({ candidate, rank: tagRank(candidate.fileName, place) }))
      .filter(({ rank }) => rank !== undefined)
      .toSorted(
        (a, b) => compareVersions(b.candidate.version, a.candidate.version) || (a.rank ?? 0) - (b.rank ?? 0),
      )
      .map(({ candidate }) => candidate);
  }

  #takesPython(candidate: Candidate): boolean {
    if (candidate.requiresPython === undefined) return true;
    const python = this.#environment.markers.python_full_version;
    try {
      return specifierSetContains(parseSpecifierSet(candidate.requiresPython), python, { prereleases: true });
    } catch {
      return false;
    }
  }

  /** What a wheel needs in this environment, with these extras of it. */
  async #needsOf(candidate: Candidate, extras: readonly string[]): Promise<readonly Wanted[]> {
    const known = this.#requirements.get(candidate) ?? this.#readRequirements(candidate);
    this.#requirements.set(candidate, known);
    const environment = this.#environment.markers;
    return (await known)
      .filter(
        ({ marker }) =>
          marker === undefined ||
          ["", ...extras].some((extra) => evaluateMarker(marker, environment, { extra })),
      )
      .map((requirement) => ({ requirement, askedBy: candidate.fileName }));
  }

  async #readRequirements(candidate: Candidate): Promise<readonly Requirement[]> {
    const { value } = parseMetadata(await this.#source.metadata(candidate));
    return (value?.requiresDist ?? []).map((text) => parseRequirement(text));
  }
}

function tagRank(fileName: string, place: ReadonlyMap<string, number>): number | undefined {
  try {
    const ranks = parseWheelFileName(fileName).tags.flatMap((tag) => place.get(tagToString(tag)) ?? []);
    return ranks.length === 0 ? undefined : Math.min(...ranks);
  } catch {
    return undefined;
  }
}

function admittedBy(requirement: Requirement, candidates: readonly Candidate[]): readonly Candidate[] {
  const versions = candidates.map((candidate) => candidate.version);
  const admitted = new Set(filterVersions(requirement.specifiers, versions));
  return candidates.filter((candidate) => admitted.has(candidate.version));
}

function conflict(candidate: Candidate, wanted: Wanted): PythonError {
  return problem(
    `${wanted.askedBy} asks for a ${wanted.requirement.name} other than ${candidate.fileName}, which something else needs`,
    "resolving the build requirements",
    "loosen one of the two requirements in [build-system] requires",
  );
}

function noneFits(
  name: string,
  wanted: Wanted | undefined,
  fitting: readonly Candidate[],
  index: string,
): PythonError {
  const offered =
    fitting.length === 0
      ? "no wheel of it that fits the sandbox"
      : `${fitting.length} fitting wheels, none in that range`;
  const asked = wanted === undefined ? name : requirementToString(wanted.requirement);
  return problem(
    `${wanted?.askedBy ?? "the build"} asks for ${asked}; ${index} offers ${offered}`,
    "resolving the build requirements",
    "correct the requirement, or build with --sandbox native if the requirement has wheels for this machine only",
  );
}

function problem(state: string, trigger: string, remedy: string): PythonError {
  return new PythonError({
    code: "build-requirements-unsatisfiable",
    severity: "error",
    state,
    trigger: trigger || "resolving the build requirements",
    consequence: "no environment can be made for the build, so nothing was built",
    remedy,
  });
}
