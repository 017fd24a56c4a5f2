/** `project.scripts`, `project.gui-scripts` and `project.entry-points` (entry points specification). */

import type { TableReader } from "../document/table-reader.ts";
import { isValidName } from "../name/name.ts";
import { stripPythonSpace } from "../text/python-text.ts";
import { isDottedIdentifier } from "./dotted-identifier.ts";

/** The groups that have keys of their own in `[project]`. */
const SCRIPT_GROUPS: ReadonlyMap<string, string> = new Map([
  ["console_scripts", "scripts"],
  ["gui_scripts", "gui-scripts"],
]);

const NONE: ReadonlyMap<string, string> = new Map();

/** Commands: a script without an object cannot be run, so `module:object` must be there. */
export function readScripts(
  project: TableReader,
  key: "scripts" | "gui-scripts",
): ReadonlyMap<string, string> {
  const table = project.table(key);
  return table === undefined ? NONE : readGroup(table, true);
}

/** Groups, one level deep. */
export function readEntryPoints(project: TableReader): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const table = project.table("entry-points");
  const groups = new Map<string, ReadonlyMap<string, string>>();
  for (const name of table?.keys ?? []) {
    checkGroupName(table!, name);
    const group = table!.table(name);
    if (group !== undefined) {
      groups.set(name, readGroup(group, false));
    }
  }
  return groups;
}

function checkGroupName(table: TableReader, name: string): void {
  const key = SCRIPT_GROUPS.get(name);
  if (key !== undefined) {
    table.findings.error(table.pathOf(name), {
      code: "entry-point-group-reserved",
      state: `${name} is a group of project.entry-points`,
      consequence: `backends must refuse it, since project.${key} says the same`,
      remedy: `move its entries to project.${key}`,
      isAboutKey: true,
    });
  } else if (!/^[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*$/u.test(name)) {
    table.findings.error(table.pathOf(name), {
      code: "entry-point-group-invalid",
      state: `${JSON.stringify(name)} is not the name of a group`,
      remedy: "use letters, digits and underscores, in parts joined by dots",
      isAboutKey: true,
    });
  }
}

function readGroup(table: TableReader, needsObject: boolean): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  for (const name of table.keys) {
    checkName(table, name);
    const reference = table.text(name);
    if (reference !== undefined) {
      checkReference(table, name, reference, needsObject);
      entries.set(name, reference);
    }
  }
  return entries;
}

/** Names may hold anything but `=`, without space at the ends; more than `[\w.-]` is not recommended. */
function checkName(table: TableReader, name: string): void {
  const finding = {
    code: "entry-point-name",
    state: `${JSON.stringify(name)} is an unusual name for an entry point`,
    remedy: "use letters, digits, dots, underscores and hyphens",
    isAboutKey: true,
  };
  if (!/^[^[\s=](?:[^=]*[^\s=])?$/u.test(name)) {
    const consequence = "entry_points.txt cannot hold the name";
    table.findings.error(table.pathOf(name), { ...finding, consequence });
  } else if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) {
    const consequence = "it is not portable: some tools and file systems cannot make a command of it";
    table.findings.warning(table.pathOf(name), { ...finding, consequence });
  }
}

function checkReference(table: TableReader, name: string, reference: string, needsObject: boolean): void {
  if (!isObjectReference(reference)) {
    table.findings.error(table.pathOf(name), {
      code: "entry-point-reference",
      state: `${JSON.stringify(reference)} is not module, or module:object`,
      consequence: "whoever loads the entry point gets an error instead of the object",
      remedy: 'write it as "package.module:function"',
    });
  } else if (needsObject && !reference.includes(":")) {
    table.findings.error(table.pathOf(name), {
      code: "script-without-function",
      state: `the command ${JSON.stringify(name)} names the module ${JSON.stringify(reference)} and no function`,
      consequence: "pip refuses to install the wheel",
      remedy: `write "${reference}:main", or what the function is called`,
    });
  }
}

/** `module`, or `module:object` with or without the deprecated `[extra, …]`. */
function isObjectReference(reference: string): boolean {
  const colon = reference.indexOf(":");
  if (colon < 0) {
    return isDottedIdentifier(reference);
  }
  const object = reference.slice(colon + 1);
  const bracket = object.indexOf("[");
  const attribute = bracket < 0 ? object : object.slice(0, bracket);
  return (
    isDottedIdentifier(reference.slice(0, colon)) &&
    isDottedIdentifier(attribute) &&
    (bracket < 0 || areExtras(object.slice(bracket + 1)))
  );
}

function areExtras(text: string): boolean {
  const stripped = stripPythonSpace(text);
  return (
    stripped.endsWith("]") &&
    stripped
      .slice(0, -1)
      .split(",")
      .every((extra) => isValidName(stripPythonSpace(extra)))
  );
}
