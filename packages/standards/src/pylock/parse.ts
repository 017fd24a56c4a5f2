/** Reads and validates lock files (PEP 751). */

import type { DocumentKind } from "../document/findings.ts";
import type { TableReader } from "../document/table-reader.ts";
import { readTableDocument, readTomlDocument } from "../document/toml-document.ts";
import { parseMarker } from "../marker/parse.ts";
import type { Parsed } from "../problem.ts";
import { parseSpecifierSet } from "../specifier/specifier-set.ts";
import { compareVersions } from "../version/compare.ts";
import { parseVersion } from "../version/parse.ts";
import type { Version } from "../version/version.ts";
import type { Pylock } from "./pylock.ts";
import { readNormalizedNames } from "./read-names.ts";
import { readPackage } from "./read-package.ts";

const PYLOCK: DocumentKind = {
  code: "pylock",
  trigger: "reading the lock file",
  consequence: "installers must refuse the whole lock file (PEP 751)",
  keepsIntegers: true,
};

const KEYS = [
  "lock-version",
  "environments",
  "requires-python",
  "extras",
  "dependency-groups",
  "default-groups",
  "created-by",
  "packages",
  "tool",
];

/**
 * Reads the text of a lock file. All findings come back with key, line and column. A lock file with an error has no
 * value: half a lock would install half a project.
 */
export function parsePylock(text: string): Parsed<Pylock> {
  return withoutErrors(readTomlDocument(text, PYLOCK, readPylock));
}

/** The same for a table that another TOML parser read; dates in it are smol-toml's `TomlDate`. */
export function parsePylockTable(table: unknown): Parsed<Pylock> {
  return withoutErrors(readTableDocument(table, PYLOCK, readPylock));
}

function withoutErrors({ value, problems }: Parsed<Pylock>): Parsed<Pylock> {
  const isSound = problems.every(({ severity }) => severity !== "error");
  return value !== undefined && isSound ? { value, problems } : { problems };
}

function readPylock(lock: TableReader): Pylock | undefined {
  const lockVersion = readLockVersion(lock);
  if (lockVersion === undefined) {
    return undefined;
  }
  lock.rejectUnknownKeys(KEYS, "warning");
  lock.require("created-by", "name the tool that wrote the lock file");
  lock.require("packages", "write an array of tables, empty if nothing is to be installed");
  const environments = lock.each("environments", (item, path) => {
    const text = lock.textAt(item, path);
    return text === undefined ? undefined : lock.findings.attempt(path, () => parseMarker(text));
  });
  const requiresPython = lock.parsed("requires-python", parseSpecifierSet);
  const extras = readNormalizedNames(lock, "extras");
  const dependencyGroups = lock.texts("dependency-groups");
  const defaultGroups = lock.texts("default-groups");
  const tool = lock.table("tool")?.raw;
  return {
    lockVersion,
    ...(environments && { environments }),
    ...(requiresPython && { requiresPython }),
    ...(extras && { extras }),
    ...(dependencyGroups && { dependencyGroups }),
    ...(defaultGroups && { defaultGroups }),
    createdBy: lock.text("created-by") ?? "",
    packages: lock.each("packages", (item, path) => readPackage(item, path, lock.findings)) ?? [],
    ...(tool && { tool }),
  };
}

const FIRST = parseVersion("1");
const KNOWN = parseVersion("1.0");
const NEXT = parseVersion("2");

/** A newer major version may mean anything else, so nothing of it is read; a newer minor one is read with a warning. */
function readLockVersion(lock: TableReader): Version | undefined {
  lock.require("lock-version", 'write lock-version = "1.0"');
  const version = lock.parsed("lock-version", parseVersion);
  if (version === undefined) {
    return undefined;
  }
  if (compareVersions(version, FIRST) < 0 || compareVersions(version, NEXT) >= 0) {
    lock.findings.error(lock.pathOf("lock-version"), {
      code: "pylock-version-unsupported",
      state: `the lock file has version ${JSON.stringify(lock.text("lock-version"))}`,
      remedy: "use a tool that knows this version, or lock again",
    });
    return undefined;
  }
  if (compareVersions(version, KNOWN) > 0) {
    lock.findings.warning(lock.pathOf("lock-version"), {
      code: "pylock-version-newer",
      state: `the lock file has version ${JSON.stringify(lock.text("lock-version"))}, and 1.0 is known`,
      consequence: "keys that the newer version added are not seen",
      remedy: "use a newer tool if something is missing",
    });
  }
  return version;
}
