/** What a lock file installs in one environment (pylock.toml specification § Installation). */

import { parseWheelFileName } from "../file-name/wheel-file-name.ts";
import type { MarkerEnvironment, MarkerNames } from "../marker/environment.ts";
import { evaluateMarker } from "../marker/evaluate.ts";
import { StandardsError } from "../problem.ts";
import { specifierSetContains } from "../specifier/contains.ts";
import { type SpecifierSet, specifierSetToString } from "../specifier/specifier-set.ts";
import { rankWheels } from "../tag/rank-wheels.ts";
import type { Tag } from "../tag/tag.ts";
import { parseVersion } from "../version/parse.ts";
import type { Version } from "../version/version.ts";
import { lockedFileName } from "./file-name.ts";
import type {
  Pylock,
  PylockArchive,
  PylockDirectory,
  PylockFile,
  PylockPackage,
  PylockVcs,
} from "./pylock.ts";

export interface SelectOptions {
  readonly environment: MarkerEnvironment;
  /** The tags of the machine, best first: `compatibleTags(machine)`. */
  readonly tags: readonly Tag[];
  /** None where absent. */
  readonly extras?: MarkerNames;
  /** The lock file's default groups where absent; an empty array asks for none. */
  readonly dependencyGroups?: MarkerNames;
  /** For packages that have an sdist: whether it goes before the wheels. */
  readonly prefersSdist?: (name: string) => boolean;
}

/** A package and the one source of it that is to be installed. */
export interface Selection {
  readonly package: PylockPackage;
  readonly source:
    | { readonly kind: "vcs"; readonly vcs: PylockVcs }
    | { readonly kind: "directory"; readonly directory: PylockDirectory }
    | { readonly kind: "archive"; readonly archive: PylockArchive }
    | { readonly kind: "sdist"; readonly file: PylockFile }
    | { readonly kind: "wheel"; readonly file: PylockFile };
}

/**
 * The packages to install and from where, in the order of the lock file. Throws `StandardsError` with code
 * `pylock-python-unfit`, `pylock-environment-unfit`, `pylock-ambiguous` or `pylock-no-source` where the lock file does
 * not fit, and what `evaluateMarker` throws.
 */
export function selectFromPylock(lock: Pylock, options: SelectOptions): readonly Selection[] {
  const python = parseVersion(fullVersion(options.environment));
  requirePython(lock.requiresPython, python, "the lock file");
  requireEnvironment(lock, options.environment);
  const packages = selectPackages(lock, python, options);
  return packages.map((found) => ({ package: found, source: selectSource(found, options) }));
}

/** A Python built from an untagged tree says `3.15.0+`. */
function fullVersion({ python_full_version: version }: MarkerEnvironment): string {
  return version.endsWith("+") ? `${version}local` : version;
}

function requirePython(required: SpecifierSet | undefined, python: Version, asker: string): void {
  if (required !== undefined && !specifierSetContains(required, python)) {
    const state = `${asker} requires Python ${specifierSetToString(required)}`;
    throw unfit("python-unfit", state, "use such a Python, or lock for this one");
  }
}

function requireEnvironment(lock: Pylock, environment: MarkerEnvironment): void {
  const { environments = [] } = lock;
  if (
    environments.length > 0 &&
    !environments.some((marker) => evaluateMarker(marker, environment, { context: "requirement" }))
  ) {
    const state = "the environment is none of those that the lock file is for";
    throw unfit("environment-unfit", state, "lock for this environment too");
  }
}

/** The packages whose markers hold. No two of one name may be left. */
function selectPackages(lock: Pylock, python: Version, options: SelectOptions): readonly PylockPackage[] {
  const selected = new Map<string, PylockPackage>();
  for (const found of lock.packages) {
    if (found.marker !== undefined && !holds(found.marker, lock, options)) {
      continue;
    }
    requirePython(found.requiresPython, python, `the package ${found.name}`);
    if (selected.has(found.name)) {
      const state = `the lock file has several packages ${found.name} for this environment`;
      throw unfit("ambiguous", state, "give them markers that do not hold together");
    }
    selected.set(found.name, found);
  }
  return [...selected.values()];
}

function holds(marker: NonNullable<PylockPackage["marker"]>, lock: Pylock, options: SelectOptions): boolean {
  return evaluateMarker(marker, options.environment, {
    context: "lock_file",
    extras: options.extras ?? [],
    dependencyGroups: options.dependencyGroups ?? lock.defaultGroups ?? [],
  });
}

function selectSource(found: PylockPackage, options: SelectOptions): Selection["source"] {
  const { vcs, directory, archive, sdist } = found;
  if (vcs !== undefined) return { kind: "vcs", vcs };
  if (directory !== undefined) return { kind: "directory", directory };
  if (archive !== undefined) return { kind: "archive", archive };
  if (sdist !== undefined && options.prefersSdist?.(found.name)) return { kind: "sdist", file: sdist };
  const wheel = selectWheel(found.wheels ?? [], options.tags);
  if (wheel !== undefined) return { kind: "wheel", file: wheel };
  if (sdist !== undefined) return { kind: "sdist", file: sdist };
  const state = `no wheel of ${found.name} fits the machine, and there is no sdist`;
  throw unfit("no-source", state, "lock a wheel for this machine, or an sdist");
}

/** The wheel with the best tag; of two with the same, the first. */
function selectWheel(wheels: readonly PylockFile[], tags: readonly Tag[]): PylockFile | undefined {
  const candidates = wheels.map((file) => ({
    file,
    tags: parseWheelFileName(lockedFileName(file) ?? "").tags,
  }));
  return rankWheels(candidates, tags)[0]?.file;
}

function unfit(rule: string, state: string, remedy: string): StandardsError {
  return new StandardsError({
    code: `pylock-${rule}`,
    severity: "error",
    state,
    trigger: "selecting what the lock file installs",
    consequence: "installers must stop with an error (PEP 751)",
    remedy,
  });
}
