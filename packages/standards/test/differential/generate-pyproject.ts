/** pyproject.toml, dependency groups and scripts: right ones, and damaged ones. */
import { stringify } from "smol-toml";
import { damageTable, type Table } from "./damage-table.ts";
import { requirementText } from "./generate-markers.ts";
import { licenseText } from "./generate-tags.ts";
import { nameText, specifierSetText, versionText } from "./generate-versions.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const REQUIREMENTS = [
  "requests>=2",
  "acme[x, y] ~= 1.0 ; os_name == 'nt'",
  'foo; python_version < "3.9" or os_name == "nt"',
  "a.b_c",
  "pip @ https://index.example/pip.zip",
  'b; extra == "x" and os_name == "nt"',
];
const PEOPLE: readonly Table[] = [
  { name: "Ann Other", email: "ann@example.org" },
  { name: "Ann" },
  { name: 'O. "Quote" Person', email: "q@example.org" },
  { name: "Zoë", email: "zoe@example.org" },
];
const CLASSIFIERS = [
  "Programming Language :: Python :: 3",
  "Typing :: Typed",
  "Private :: x",
  "License :: OSI Approved",
];
const IMPORT_NAMES = [
  "acme",
  "acme.tool",
  "acme.tool.x",
  "_x",
  "acme ; private",
  "acme;private",
  "class",
  "a-b",
  "é",
];
const PROJECT_KEYS = [
  "version",
  "description",
  "readme",
  "license",
  "classifiers",
  "dependencies",
  "urls",
  "keywords",
  "scripts",
  "name",
  "dynamic",
  "odd",
];

function some(random: Random, table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(() => random.chance(0.35)));
}

function rarely<Value>(random: Random, usual: Value, odd: (random: Random) => Value): Value {
  return random.chance(0.07) ? odd(random) : usual;
}

function requirements(random: Random): string[] {
  return random.list(0, 3, () => rarely(random, random.pick(REQUIREMENTS), requirementText).toWellFormed());
}

function readme(random: Random): unknown {
  return random.pick([
    "README.md",
    "docs/readme.rst",
    { file: "README.md", "content-type": "text/markdown; charset=UTF-8; variant=GFM" },
    { text: "# Hello\nworld", "content-type": "text/markdown" },
    { text: "plain", "content-type": "text/plain" },
  ]);
}

function license(random: Random): Table {
  return random.pick([
    { license: rarely(random, "MIT", licenseText).toWellFormed() },
    {
      license: "Apache-2.0 OR MIT",
      "license-files": random.pick([
        ["LICENSE"],
        [],
        ["licenses/*.txt", "LICEN[CS]E"],
        ["licenses/**/*.txt"],
      ]),
    },
    { license: { text: "My licence" } },
    { license: { file: "LICENSE" } },
    { "license-files": ["LICENSE"] },
    {},
  ]);
}

function projectTable(random: Random): Table {
  const dynamic = random.chance(0.3) ? random.list(0, 2, () => random.pick(PROJECT_KEYS)) : undefined;
  return {
    name: rarely(random, random.pick(["acme", "Acme.Tool", "x_y"]), nameText).toWellFormed(),
    version: rarely(random, random.pick(["1.0", "1.0.post1", "v2"]), versionText),
    ...some(random, {
      description: random.pick(["A tool", "Une école", "two\nlines"]),
      readme: readme(random),
      "requires-python": rarely(
        random,
        random.pick([">=3.9", ">=3.9, <4", ""]),
        specifierSetText,
      ).toWellFormed(),
      authors: random.list(0, 2, () => ({ ...random.pick(PEOPLE) })),
      maintainers: random.list(0, 2, () => ({ ...random.pick(PEOPLE) })),
      keywords: random.list(0, 3, () => random.pick(["a", "b c", "é"])),
      classifiers: random.list(0, 2, () => random.pick(CLASSIFIERS.slice(0, random.chance(0.1) ? 4 : 3))),
      urls: { Homepage: "https://example.org", "Bug tracker": "https://example.org/issues" },
      scripts: { acme: "acme.cli:main" },
      "gui-scripts": { "acme-gui": "acme.gui:app.run" },
      "entry-points": { "acme.plugins": { one: "acme.plugins:One", two: "acme.two" } },
      dependencies: requirements(random),
      "optional-dependencies": { tests: requirements(random), Dev_Tools: requirements(random) },
      "import-names": random.list(0, 2, () => random.pick(IMPORT_NAMES.slice(0, random.chance(0.2) ? 9 : 4))),
      "import-namespaces": random.list(0, 1, () => random.pick(IMPORT_NAMES.slice(0, 2))),
    }),
    ...license(random),
    ...(dynamic && { dynamic }),
  };
}

function pyprojectTable(random: Random): Table {
  return {
    ...(random.chance(0.6) && {
      "build-system": random.pick([
        { requires: ["hatchling"], "build-backend": "hatchling.build" },
        { requires: ["setuptools>=61", "wheel"] },
        { requires: [], "build-backend": "backend:a.b", "backend-path": ["."] },
        { "build-backend": "hatchling.build" },
      ]),
    }),
    project: projectTable(random),
    ...(random.chance(0.3) && { "dependency-groups": withoutNulls(groupsTable(random)) }),
    ...(random.chance(0.3) && { tool: { acme: { x: 1n, y: [{ z: true }] } } }),
  };
}

export function pyprojectText(random: Random, damage = 0.5): string {
  const table = pyprojectTable(random);
  const text = stringify(random.chance(damage) ? damageTable(random, table) : table);
  return random.chance(damage / 5) ? mutate(random, text).toWellFormed() : text;
}

/** TOML has no null. */
function withoutNulls(value: unknown): unknown {
  if (value === null) return 1n;
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNulls(item)]));
}

const GROUP_NAMES = ["test", "Test", "lint", "docs", "a_b", "a-b", "all"];

/** JSON values: a table of groups as `resolveDependencyGroup` takes it. */
export function groupsTable(random: Random): Table {
  const few = random.chance(0.7) ? ["test", "lint", "docs", "a_b", "all"] : GROUP_NAMES;
  return Object.fromEntries(random.list(1, 4, () => [random.pick(few), groupItems(random, few)]));
}

function groupItems(random: Random, names: readonly string[]): unknown {
  if (random.chance(0.02)) return random.pick<unknown>(["text", 1, { x: 1 }, true, null]);
  return random.list(0, 3, () => {
    if (random.chance(0.35))
      return {
        "include-group": rarely(random, random.pick(names), (odd) => mutate(odd, "lint").toWellFormed()),
      };
    if (random.chance(0.03))
      return random.pick<unknown>([
        1,
        true,
        null,
        [],
        {},
        { "include-group": 1 },
        { "include-group": "lint", x: 1 },
        { other: "x" },
      ]);
    return rarely(random, random.pick(REQUIREMENTS), requirementText).toWellFormed();
  });
}

export function groupNames(random: Random): string[] {
  return random.list(1, 2, () => random.pick([...GROUP_NAMES, "A__B", "none"]));
}

const SCRIPT_LINES = [
  "# /// script",
  "# /// script",
  "# ///",
  "# ///",
  "# /// other",
  "# /// a_b",
  "#",
  "# ",
  "# x = 1",
  "# dependencies = ['a']",
  "# [tool.x]",
  '# y = """a',
  '# b"""',
  "#x",
  "",
  "print()",
  " # ///",
  "# /// script ",
  "# z = 'a\u2028b'",
  "# w = 1\r",
  "#\t",
  "# # comment",
  "# ////",
  "# /// ",
];

export function scriptText(random: Random): string {
  if (random.chance(0.3)) {
    const inside = random.list(0, 3, () =>
      random.pick(["# dependencies = ['a']", "#", "# ///", "# [tool.x]", "# y = 2"]),
    );
    const text = ["#!/usr/bin/env python", "# /// script", ...inside, "# ///", "import x", ""].join("\n");
    return random.chance(0.3) ? mutate(random, text).toWellFormed() : text;
  }
  const text = random.list(0, 12, () => random.pick(SCRIPT_LINES)).join("\n");
  return (random.chance(0.1) ? text.replaceAll("\n", "\r\n") : text) + random.pick(["", "\n"]);
}
