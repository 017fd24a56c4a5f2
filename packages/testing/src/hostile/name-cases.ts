/** Rows Z3, Z9, Z10 and W2b: names that are two things, or lead elsewhere. */
import { type HostileArchive, wheelCase } from "./archive-case.ts";
import { file, wheelMembers } from "./wheel-parts.ts";
import { buildZip, text } from "./zip-kit.ts";

export function nameCases(): HostileArchive[] {
  return [...duplicates(), ...characters(), ...paths()];
}

/** A wheel with these members as well, all of them in RECORD. */
function withNames(...names: readonly string[]): Buffer {
  return buildZip(wheelMembers({ members: names.map((name) => file(name)) }));
}

function duplicates(): HostileArchive[] {
  const pair = (
    what: string,
    one: string,
    other: string,
    why: string,
    code = "name-collision",
  ): HostileArchive => wheelCase(`Z3 ${what}`, code, "listed", why, withNames(one, other));
  return [
    wheelCase(
      "Z3 the same name twice",
      "name-duplicate",
      "listed",
      "pip installs the last, other readers the first: a scanner sees the harmless one.",
      buildZip([...wheelMembers(), file("acme_tool/__init__.py", "import evil\n")]),
    ),
    pair(
      "names that differ by case",
      "acme_tool/caz.py",
      "acme_tool/Caz.py",
      "On macOS and Windows one overwrites the other.",
    ),
    pair(
      "names that differ by Unicode form",
      "acme_tool/caf\u00e9.py",
      "acme_tool/cafe\u0301.py",
      "macOS composes names: one file overwrites the other.",
    ),
    pair(
      "names that differ by full case folding",
      "acme_tool/stra\u00dfe.py",
      "acme_tool/STRASSE.py",
      "File systems that fold case see one name.",
    ),
    pair(
      "names that differ by a dot at the end",
      "acme_tool/a.py",
      "acme_tool/a.py.",
      "Windows drops the dot.",
    ),
    pair(
      "names that differ by a space at the end",
      "acme_tool/a.py",
      "acme_tool/a.py ",
      "Windows drops the space.",
    ),
    pair(
      "file where a folder is needed",
      "acme_tool/x",
      "acme_tool/x/y.py",
      "The second cannot be written, or replaces the first.",
      "name-file-and-folder",
    ),
    pair(
      "file where a folder of another case is needed",
      "acme_tool/X",
      "acme_tool/x/y.py",
      "The same, on file systems that fold case.",
      "name-file-and-folder",
    ),
  ];
}

function characters(): HostileArchive[] {
  const named = (
    what: string,
    name: string,
    code: string,
    mirrored: "refused" | "listed",
    why: string,
  ): HostileArchive => wheelCase(`Z9 ${what}`, code, mirrored, why, withNames(name));
  const raw = (name: Uint8Array, flags: number): Buffer =>
    buildZip(wheelMembers({ members: [file("acme_tool/raw.py", "x", { both: { name, flags } })] }));
  return [
    named(
      "NUL in a name",
      "acme_tool/a.py\0.txt",
      "name-control",
      "refused",
      "CPython cuts the name at the NUL, others keep it.",
    ),
    named(
      "line break in a name",
      "acme_tool/a\n.py",
      "name-control",
      "refused",
      "A listing shows two files, or RECORD has a row more.",
    ),
    named(
      "escape sequence in a name",
      "acme_tool/\u001b[2Ka.py",
      "name-control",
      "refused",
      "A terminal erases the line that lists the file.",
    ),
    named("DEL in a name", "acme_tool/a\u007f.py", "name-control", "refused", "Terminals do not show it."),
    named(
      "text direction mark in a name",
      "acme_tool/\u202eyp.exe",
      "name-invisible",
      "listed",
      "The name is shown backwards.",
    ),
    named(
      "zero-width character in a name",
      "acme_tool/os\u200b.py",
      "name-invisible",
      "listed",
      "Two names look alike.",
    ),
    named(
      "private-use character in a name",
      "acme_tool/\ue000.py",
      "name-invisible",
      "listed",
      "Every font shows something else.",
    ),
    named(
      "part of a name too long",
      `acme_tool/${"a".repeat(256)}.py`,
      "name-too-long",
      "refused",
      "No common file system can store it.",
    ),
    named(
      "name too long",
      `acme_tool/${"a/".repeat(1200)}a.py`,
      "name-too-long",
      "refused",
      "Path limits of most systems are below it.",
    ),
    named(
      "name too deep",
      `acme_tool/${"a/".repeat(100)}a.py`,
      "name-too-deep",
      "refused",
      "Unpacking recurses a hundred times.",
    ),
    wheelCase(
      "Z9 name that is not UTF-8",
      "name-not-utf8",
      "refused",
      "Readers replace the byte in different ways.",
      raw(Buffer.from([0x61, 0xff, 0x62]), 0x800),
    ),
    wheelCase(
      "Z9 name without the UTF-8 flag",
      "name-unflagged",
      "listed",
      "CPython reads code page 437, others UTF-8.",
      raw(text("acme_tool/caf\u00e9.py"), 0),
    ),
    wheelCase(
      "Z9 empty name",
      "name-empty",
      "refused",
      "No file can be made of it.",
      raw(Buffer.alloc(0), 0),
    ),
  ];
}

function paths(): HostileArchive[] {
  const named = (
    what: string,
    name: string,
    code: string,
    mirrored: "refused" | "listed",
    why: string,
  ): HostileArchive => wheelCase(`Z10 ${what}`, code, mirrored, why, withNames(name));
  const outside = "Written as it stands, the file lands outside the environment.";
  return [
    named("parent folder", "../evil.py", "name-traversal", "refused", outside),
    named("parent folder inside the name", "acme_tool/../../evil.py", "name-traversal", "refused", outside),
    named(
      "parent folder with a space",
      "acme_tool/.. /.. /evil.py",
      "name-traversal",
      "refused",
      "Windows drops the space.",
    ),
    named(
      "parent folder with a backslash",
      "acme_tool\\..\\..\\evil.py",
      "name-traversal",
      "refused",
      "Windows takes the backslash for a separator.",
    ),
    named("absolute name", "/etc/evil.py", "name-absolute", "refused", outside),
    named("drive", "C:/evil.py", "name-absolute", "refused", "An absolute path on Windows."),
    named(
      "drive without a separator",
      "C:evil.py",
      "name-absolute",
      "refused",
      "Relative to another drive's current folder on Windows.",
    ),
    named(
      "network share",
      "\\\\host\\share\\evil.py",
      "name-absolute",
      "refused",
      "A path to another machine on Windows.",
    ),
    named(
      "backslash",
      "acme_tool\\evil.py",
      "name-backslash",
      "listed",
      "A separator on Windows, part of the name elsewhere.",
    ),
    named(
      "dot part",
      "acme_tool/./evil.py",
      "name-dot-segment",
      "listed",
      "Another spelling of the same file.",
    ),
    named(
      "empty part",
      "acme_tool//evil.py",
      "name-dot-segment",
      "listed",
      "Another spelling of the same file.",
    ),
  ];
}
