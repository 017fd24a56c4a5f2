/** Lock files: right ones in all their forms, and damaged ones. */
import { stringify, TomlDate } from "smol-toml";
import { damageTable, type Table } from "./damage-table.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const NAMES = ["acme", "acme-tool", "zope-interface", "x", "numpy"];
const VERSIONS = ["1.0", "1", "2.0.1", "1.0rc1", "1.0+local"];
const MARKERS = [
  'os_name == "posix"',
  "os_name == 'nt'",
  'python_version < "3.12"',
  '"tests" in extras',
  "'dev' in dependency_groups",
  '"dev" in dependency_groups or "tests" in extras and sys_platform == "linux"',
  'extra == "tests"',
  'python_full_version >= "3.13"',
];
const SPECIFIERS = [">=3.9", ">=3.9,<4", "==3.13.*", "<3.10", "", "~=3.8", ">3.13.0"];
const TAGS = [
  "py3-none-any",
  "py2.py3-none-any",
  "cp313-cp313-manylinux_2_17_x86_64",
  "cp313-abi3-win_amd64",
  "cp39-cp39-macosx_11_0_arm64",
];
const TIMES = [
  "2026-01-02T03:04:05Z",
  "2026-01-02T03:04:05.123Z",
  "2026-01-02T03:04:05+02:00",
  "2026-01-02T03:04:05",
];

export const MACHINE_TAGS = [
  "cp313-cp313-manylinux_2_17_x86_64",
  "cp313-abi3-win_amd64",
  "py3-none-any",
  "py2-none-any",
];

function some(random: Random, table: Table): Table {
  return Object.fromEntries(Object.entries(table).filter(() => random.chance(0.5)));
}

function bytes(random: Random, fileName: string): Table {
  const address = random.pick([
    { url: `https://files.example/a/${fileName.replaceAll("+", "%2B")}` },
    { url: `https://files.example/${fileName}?x=/y#sha256=1` },
    { path: `wheels/${fileName}` },
    { path: fileName },
    { path: `C:\\wheels\\${fileName}` },
    { url: "https://files.example/get/", path: "", name: fileName },
  ]);
  return {
    ...address,
    ...some(random, { size: BigInt(random.below(9_999)), "upload-time": new TomlDate(random.pick(TIMES)) }),
    hashes: random.chance(0.9) ? { sha256: "ab".repeat(32) } : { sha256: "00", md5: "11" },
  };
}

function source(random: Random, name: string, version: string): Table {
  const stem = `${name.replaceAll("-", random.pick(["_", "_", "-"]))}-${version}`;
  switch (random.below(8)) {
    case 0:
      return {
        vcs: {
          type: "git",
          url: "https://x.example/y",
          "commit-id": "abc",
          ...some(random, { "requested-revision": "main", subdirectory: "s" }),
        },
      };
    case 1:
      return { directory: { path: "../x", ...some(random, { editable: true, subdirectory: "s" }) } };
    case 2:
      return { archive: { ...bytes(random, "x.zip"), ...some(random, { subdirectory: "s" }) } };
    default:
      return {
        ...some(random, {
          index: "https://index.example/simple/",
          sdist: bytes(random, `${stem}${random.pick([".tar.gz", ".tar.gz", ".zip"])}`),
        }),
        wheels: random.list(random.chance(0.2) ? 0 : 1, 3, () => {
          const wheelStem = stem.replace(/-(?=.*-)/g, "_");
          return bytes(random, `${wheelStem}-${random.chance(0.2) ? "1-" : ""}${random.pick(TAGS)}.whl`);
        }),
      };
  }
}

function lockedPackage(random: Random): Table {
  const name = random.pick(NAMES);
  const version = random.pick(VERSIONS);
  return {
    name,
    ...some(random, {
      version: random.chance(0.9) ? version : random.pick(VERSIONS),
      marker: random.pick(MARKERS),
      "requires-python": random.pick(SPECIFIERS),
      dependencies: [{ name: random.pick(NAMES) }],
      "attestation-identities": [{ kind: "GitHub", repository: "x/y" }],
      tool: { x: { y: 1n } },
    }),
    ...source(random, name, version),
  };
}

function lockTable(random: Random): Table {
  return {
    "lock-version": random.pick(["1.0", "1.0", "1.0", "1", "1.1", "2.0", "0.9", "1.0rc1"]),
    ...some(random, {
      environments: random.list(0, 2, () => random.pick(MARKERS)),
      "requires-python": random.pick(SPECIFIERS),
      extras: random.list(0, 2, () => random.pick(["tests", "dev-tools", "x"])),
      "dependency-groups": ["dev"],
      "default-groups": random.list(0, 1, () => "dev"),
      tool: { linchpin: { x: [1n, 2.5, true] } },
    }),
    "created-by": "generator",
    packages: random.list(0, 3, () => lockedPackage(random)),
  };
}

export function pylockText(random: Random, damage = 0.5): string {
  const table = lockTable(random);
  const text = stringify(random.chance(damage) ? damageTable(random, table) : table);
  return random.chance(damage / 5) ? mutate(random, text).toWellFormed() : text;
}

export function pylockPath(random: Random): string {
  const path = random.pick([
    "pylock.toml",
    "a/pylock.dev.toml",
    "./pylock.x.toml",
    "pylock..toml",
    "pylock.a.b.toml",
    "pylock.toml/",
    "pylock.toml/.",
    "x/..",
    "pylock.é.toml",
  ]);
  return random.chance(0.4) ? mutate(random, path) : path;
}
