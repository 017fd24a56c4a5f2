/** Markers, environments and requirements: mostly right, often odd, sometimes broken. */
import { nameText, specifierSetText, versionText } from "./generate-versions.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const VARIABLES = [
  "python_version",
  "python_full_version",
  "os_name",
  "sys_platform",
  "platform_release",
  "platform_system",
  "platform_version",
  "platform_machine",
  "platform_python_implementation",
  "implementation_name",
  "implementation_version",
  "extra",
  "extras",
  "dependency_groups",
  "os.name",
  "sys.platform",
  "platform.version",
  "platform.machine",
  "platform.python_implementation",
  "python_implementation",
];
const OPERATORS = ["==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in", "not  in", "not\tin"];
const VALUES = [
  "linux",
  "win32",
  "darwin",
  "posix",
  "nt",
  "CPython",
  "cpython",
  "3.9",
  "3.10",
  "3.13",
  "3.13.1",
  "3",
  "2.7",
  "3.9.*",
  "",
  "x86_64",
  "Linux",
  "tests",
  "Dev_Tools",
  "dev.tools",
  "5.10",
  "5.10.0-generic",
  "foo",
  "os_name",
  "sys_platform",
  "linux win32",
  "3.13.0+",
  "3.14.0a1",
  "#1 SMP",
  "'",
  "a'b",
  "=3.9",
  " 3.9 ",
  "1.0+local",
  "3.13.0+local",
];

function literal(random: Random): string {
  const value = random.chance(0.15) ? versionText(random) : random.pick(VALUES);
  const inner = random.chance(0.08) ? mutate(random, value) : value;
  return inner.includes('"') || (random.chance(0.4) && !inner.includes("'")) ? `'${inner}'` : `"${inner}"`;
}

function operand(random: Random): string {
  return random.chance(0.5) ? random.pick(VARIABLES) : literal(random);
}

function comparison(random: Random): string {
  const space = random.chance(0.85) ? " " : random.pick(["", "  ", "\t"]);
  const kind = random.below(20);
  const operator = random.pick(OPERATORS);
  if (kind < 11) return random.pick(VARIABLES) + space + operator + space + literal(random);
  if (kind < 17) return literal(random) + space + operator + space + random.pick(VARIABLES);
  if (kind < 18) return `${literal(random)} in ${random.pick(["extras", "dependency_groups", "extra"])}`;
  return operand(random) + space + operator + space + operand(random);
}

function expression(random: Random, depth: number): string {
  const kind = random.below(10);
  if (depth === 0 || kind < 4) return comparison(random);
  if (kind < 6)
    return `(${random.chance(0.2) ? " " : ""}${expression(random, depth - 1)}${random.chance(0.2) ? " " : ""})`;
  const parts = random.list(2, 3, () => expression(random, depth - 1));
  return parts.join(random.pick([" and ", " or ", " and ", " or ", "and", " or"]));
}

export function markerText(random: Random): string {
  const text = expression(random, random.below(4));
  return random.chance(0.2) ? mutate(random, text) : text;
}

export type Environment = Record<string, string | string[]>;

/** All the names that a machine always defines, and sometimes those that a context may define. */
export function environment(random: Random): Environment {
  const values: Environment = {
    implementation_name: random.pick(["cpython", "pypy"]),
    implementation_version: random.pick(["3.13.1", "3.14.0a1", "7.3.13", "odd"]),
    os_name: random.pick(["posix", "nt"]),
    platform_machine: random.pick(["x86_64", "arm64", "AMD64", ""]),
    platform_python_implementation: random.pick(["CPython", "PyPy"]),
    platform_release: random.pick(["5.10.0", "6.1", "10", "5.10.0-generic", ""]),
    platform_system: random.pick(["Linux", "Windows", "Darwin"]),
    platform_version: random.pick(["#1 SMP", "10.0.19045", ""]),
    python_full_version: random.pick(["3.13.1", "3.9.0", "3.14.0a1", "3.13.0+", "3.13.0+local"]),
    python_version: random.pick(["3.13", "3.9", "3.10", "2.7"]),
    sys_platform: random.pick(["linux", "win32", "darwin"]),
  };
  if (random.chance(0.4)) values["extra"] = random.pick(["tests", "Dev_Tools", "dev.tools", "", "foo"]);
  if (random.chance(0.3))
    values["extras"] = random.list(0, 3, () => random.pick(["tests", "Dev_Tools", "foo"]));
  if (random.chance(0.3))
    values["dependency_groups"] = random.list(0, 2, () => random.pick(["tests", "Foo"]));
  return values;
}

const URLS = [
  "https://index.example/a.zip",
  "git+https://x/y@z#egg=a",
  "file:///x;y",
  "a",
  "http://x\n",
  "x'y\"",
  "../z",
];

export function requirementText(random: Random): string {
  let text = random.chance(0.1) ? " " : "";
  text += random.chance(0.7) ? random.pick(["foo", "Foo.Bar", "a1", "x_y", "A--b"]) : nameText(random);
  if (random.chance(0.1)) text += " ";
  if (random.chance(0.3)) text += extras(random);
  text += random.chance(0.15) ? reference(random) : versions(random);
  if (random.chance(0.4)) text += `${random.pick([";", " ;", "; ", " ; "])}${markerText(random)}`;
  return random.chance(0.25) ? mutate(random, text) : text;
}

function extras(random: Random): string {
  const names = random.list(0, 3, () => random.pick(["a", "B_c", "b.c", "tests", "A", "_", "é"]));
  return `[${names.join(random.pick([",", " , ", ", "]))}]`;
}

function reference(random: Random): string {
  return `${random.pick([" @ ", "@", " @"])}${random.pick(URLS)}${random.chance(0.8) ? " " : ""}`;
}

function versions(random: Random): string {
  const text = specifierSetText(random);
  return random.chance(0.2) ? `${random.pick([" ", ""])}(${text})` : random.pick(["", " "]) + text;
}
