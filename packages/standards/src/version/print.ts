/** Versions as text (PEP 440 § Normalization). */
import { tryParseVersion } from "./parse.ts";
import type { Version, VersionNumber } from "./version.ts";

/** The normal form, as it stands in file names and metadata. Trailing zeros of the release segment stay. */
export function versionToString(version: Version): string {
  return print(version, version.release);
}

/** The same text for all versions that are equal, for no others: a key for maps and sets. */
export function versionKey(version: Version): string {
  return print(version, trimRelease(version.release));
}

/** Release segment without trailing zeros; the first number always stays. */
export function trimRelease(release: readonly VersionNumber[]): readonly VersionNumber[] {
  let length = release.length;
  while (length > 1 && release[length - 1] === 0) length -= 1;
  return length === release.length ? release : release.slice(0, length);
}

/**
 * The normal form of a version's text, without trailing zeros unless `stripTrailingZero` is false.
 * Text that is no version comes back as it is.
 */
export function canonicalizeVersion(text: string, options: { stripTrailingZero?: boolean } = {}): string {
  const version = tryParseVersion(text);
  if (version === undefined) return text;
  return options.stripTrailingZero === false ? versionToString(version) : versionKey(version);
}

/** The local label alone, without its `+`. */
export function localToString(version: Version): string | undefined {
  return version.local?.join(".");
}

function print(version: Version, release: readonly VersionNumber[]): string {
  let text = version.epoch === 0 ? "" : `${version.epoch}!`;
  text += release.length === 1 ? String(release[0]) : release.join(".");
  if (version.pre !== undefined) text += version.pre.letter + String(version.pre.number);
  if (version.post !== undefined) text += `.post${version.post}`;
  if (version.dev !== undefined) text += `.dev${version.dev}`;
  if (version.local !== undefined) text += `+${version.local.join(".")}`;
  return text;
}
