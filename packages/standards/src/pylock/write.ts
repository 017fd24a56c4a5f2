/** Writes lock files in one form, so that two locks of the same packages are the same text (PEP 751 § File Format). */

import type { Problem } from "../problem.ts";
import { comparePythonText } from "../text/python-text.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import { TomlLiteral, tomlKey, tomlValue } from "../toml/write-toml.ts";
import { lockedFileName } from "./file-name.ts";
import { parsePylockTable } from "./parse.ts";
import type { Pylock, PylockPackage } from "./pylock.ts";
import { lockFacts, packageToTable, pylockToTable } from "./to-table.ts";

/**
 * The text of a lock file: keys in the order of the specification, packages by name and version, files by name, names
 * of extras and groups sorted; the order of environments stays. Reading it gives the same lock in that order.
 */
export function writePylock(lock: Pylock): string {
  const sorted = sortLock(lock);
  const packages = sorted.packages.map((found) => {
    const table = packageToTable(found, (time) => new TomlLiteral(time));
    return `\n[[packages]]\n${keyLines(table)}`;
  });
  const tool = lock.tool === undefined ? "" : `\n[tool]\n${keyLines(lock.tool)}`;
  const none = packages.length === 0 ? "packages = []\n" : "";
  return `${keyLines(lockFacts(sorted))}${none}${packages.join("")}${tool}`;
}

/** All that a lock file made by a program would be refused for. */
export function validatePylock(lock: Pylock): readonly Problem[] {
  return parsePylockTable(pylockToTable(lock)).problems;
}

function sortLock(lock: Pylock): Pylock {
  const { extras, dependencyGroups, defaultGroups } = lock;
  return {
    ...lock,
    ...(extras && { extras: extras.toSorted(comparePythonText) }),
    ...(dependencyGroups && { dependencyGroups: dependencyGroups.toSorted(comparePythonText) }),
    ...(defaultGroups && { defaultGroups: defaultGroups.toSorted(comparePythonText) }),
    packages: lock.packages.map(sortPackage).sort(comparePackages),
  };
}

function sortPackage(found: PylockPackage): PylockPackage {
  const { wheels } = found;
  const name = (wheel: NonNullable<typeof wheels>[number]) => lockedFileName(wheel) ?? "";
  return wheels === undefined
    ? found
    : { ...found, wheels: wheels.toSorted((left, right) => comparePythonText(name(left), name(right))) };
}

/** Packages of one name by what tells them apart: version, then marker, then the rest. */
function comparePackages(left: PylockPackage, right: PylockPackage): number {
  return comparePythonText(left.name, right.name) || comparePythonText(sortKey(left), sortKey(right));
}

function sortKey(found: PylockPackage): string {
  const { name: _, ...rest } = packageToTable(found, (time) => time);
  return tomlValue(rest);
}

function keyLines(table: TomlTable): string {
  return Object.entries(table)
    .map(([key, value]) => `${tomlKey(key)} = ${isLong(value) ? linePerElement(value) : tomlValue(value)}\n`)
    .join("");
}

/** Arrays of tables get a line for each element, so that a changed file is a changed line. */
function isLong(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length > 0 && value.every((element) => typeof element === "object");
}

function linePerElement(elements: readonly unknown[]): string {
  return `[\n${elements.map((element) => `  ${tomlValue(element)},\n`).join("")}]`;
}
