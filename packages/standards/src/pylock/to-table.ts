/** A lock file as the table of TOML that it is written from, keys in the order of the specification. */

import { TomlDate } from "smol-toml";
import { markerToString } from "../marker/print.ts";
import { specifierSetToString } from "../specifier/specifier-set.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import { versionToString } from "../version/print.ts";
import type { Pylock, PylockArchive, PylockFile, PylockPackage, PylockVcs } from "./pylock.ts";

/** What becomes of an upload time: a date for other programs, or the text as it was. */
type WriteTime = (time: string) => unknown;

/**
 * The table of a lock file; absent keys are not in it. Dates are smol-toml's `TomlDate`, exact to the millisecond.
 */
export function pylockToTable(lock: Pylock): TomlTable {
  return {
    ...lockFacts(lock),
    packages: lock.packages.map((found) => packageToTable(found)),
    ...given({ tool: lock.tool }),
  };
}

/** The keys above `packages`. */
export function lockFacts(lock: Pylock): TomlTable {
  return given({
    "lock-version": versionToString(lock.lockVersion),
    environments: lock.environments?.map(markerToString),
    "requires-python": lock.requiresPython && specifierSetToString(lock.requiresPython),
    extras: lock.extras,
    "dependency-groups": lock.dependencyGroups,
    "default-groups": lock.defaultGroups,
    "created-by": lock.createdBy,
  });
}

export function packageToTable(
  found: PylockPackage,
  writeTime: WriteTime = (time) => new TomlDate(time),
): TomlTable {
  return given({
    name: found.name,
    version: found.version && versionToString(found.version),
    marker: found.marker && markerToString(found.marker),
    "requires-python": found.requiresPython && specifierSetToString(found.requiresPython),
    dependencies: found.dependencies,
    vcs: found.vcs && vcsToTable(found.vcs),
    directory: found.directory && given({ ...found.directory }),
    archive: found.archive && archiveToTable(found.archive, writeTime),
    index: found.index,
    sdist: found.sdist && fileToTable(found.sdist, writeTime),
    wheels: found.wheels?.map((wheel) => fileToTable(wheel, writeTime)),
    "attestation-identities": found.attestationIdentities,
    tool: found.tool,
  });
}

function vcsToTable(vcs: PylockVcs): TomlTable {
  return given({
    type: vcs.type,
    url: vcs.url,
    path: vcs.path,
    "requested-revision": vcs.requestedRevision,
    "commit-id": vcs.commitId,
    subdirectory: vcs.subdirectory,
  });
}

function archiveToTable(archive: PylockArchive, writeTime: WriteTime): TomlTable {
  return given({
    url: archive.url,
    path: archive.path,
    size: integer(archive.size),
    "upload-time": archive.uploadTime === undefined ? undefined : writeTime(archive.uploadTime),
    hashes: Object.fromEntries(archive.hashes),
    subdirectory: archive.subdirectory,
  });
}

function fileToTable(file: PylockFile, writeTime: WriteTime): TomlTable {
  return given({
    name: file.name,
    "upload-time": file.uploadTime === undefined ? undefined : writeTime(file.uploadTime),
    url: file.url,
    path: file.path,
    size: integer(file.size),
    hashes: Object.fromEntries(file.hashes),
  });
}

/** A `number` would be written as a float. */
function integer(size: number | bigint | undefined): bigint | undefined {
  return size === undefined ? undefined : BigInt(size);
}

function given(table: { readonly [key: string]: unknown }): TomlTable {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== undefined));
}
