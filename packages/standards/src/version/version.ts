/** The value of a PEP 440 version, taken apart. Made by `parseVersion` or `makeVersion`, never changed. */
import { StandardsError } from "../problem.ts";

/** A non-negative integer of any size: a `bigint` only above `Number.MAX_SAFE_INTEGER`. */
export type VersionNumber = number | bigint;

/** `a1`, `b2`, `rc3`: the phase of a pre-release and its number. */
export interface PreRelease {
  readonly letter: "a" | "b" | "rc";
  readonly number: VersionNumber;
}

/** PEP 440 § Version scheme: `[N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]`. */
export interface Version {
  readonly epoch: VersionNumber;
  /** The release segment: at least one number, trailing zeros kept. */
  readonly release: readonly VersionNumber[];
  readonly pre: PreRelease | undefined;
  readonly post: VersionNumber | undefined;
  readonly dev: VersionNumber | undefined;
  /** The segments of the local version label: lower-case text, or a number where a segment is all digits. */
  readonly local: readonly (string | VersionNumber)[] | undefined;
}

/** The parts that `makeVersion` takes: all that is left out is zero or absent. */
export interface VersionParts {
  readonly epoch?: VersionNumber | undefined;
  readonly release: readonly VersionNumber[];
  readonly pre?: PreRelease | undefined;
  readonly post?: VersionNumber | undefined;
  readonly dev?: VersionNumber | undefined;
  readonly local?: readonly (string | VersionNumber)[] | undefined;
}

/** A version from its parts. Throws `StandardsError` with code `version-empty-release` without a release segment. */
export function makeVersion(parts: VersionParts): Version {
  if (parts.release.length === 0) {
    throw new StandardsError({
      code: "version-empty-release",
      severity: "error",
      state: "the release segment has no number",
      trigger: "making a version from parts (PEP 440)",
      consequence: "there is no version without a release segment",
      remedy: "give at least one number, for example [0]",
    });
  }
  // All six keys, always in this order, so that every version has one shape for the engine.
  return {
    epoch: parts.epoch ?? 0,
    release: parts.release,
    pre: parts.pre,
    post: parts.post,
    dev: parts.dev,
    local: parts.local,
  };
}

/** Alpha, beta, candidate and development releases (PEP 440 § Handling of pre-releases). */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** Whether the version has a `.postN`. */
export function isPostrelease(version: Version): boolean {
  return version.post !== undefined;
}

/** Whether the version has a `.devN`. */
export function isDevrelease(version: Version): boolean {
  return version.dev !== undefined;
}

/** The version without its local label (PEP 440 § Public version identifiers). */
export function publicVersion(version: Version): Version {
  return version.local === undefined ? version : makeVersion({ ...version, local: undefined });
}

/** Epoch and release segment alone. */
export function baseVersion(version: Version): Version {
  return makeVersion({ epoch: version.epoch, release: version.release });
}
