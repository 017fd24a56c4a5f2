/** METADATA, content types and the small files of dist-info: mostly right, often odd, sometimes broken. */
import { requirementText } from "./generate-markers.ts";
import { licenseText } from "./generate-tags.ts";
import { nameText, specifierSetText, versionText } from "./generate-versions.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const TYPES = [
  "text/plain",
  "text/x-rst",
  "text/markdown",
  "Text/Markdown",
  "text/html",
  "text /plain",
  "text",
  "text/plain/x",
  "",
  " text/plain",
  "text/plain ",
  "text/markdown\t",
  "application/text/plain",
  "text/plain\x85",
];
const PARAMETERS = [
  "charset=UTF-8",
  "charset=utf-8",
  'charset="UTF-8"',
  "charset=latin-1",
  "charset",
  "charset=",
  'charset=""',
  "Charset=utf8",
  "variant=GFM",
  "variant=CommonMark",
  "variant=gfm",
  'variant="G\\FM"',
  "charset*=utf-8''UTF-8",
  "charset*=''UTF-8",
  "charset*=utf-8'en'UTF%2D8",
  "charset*0=UTF",
  "charset*1=-8",
  "charset*1*=%2D8",
  "charset*0*=us-ascii''UTF",
  "x*",
  "x=y",
  "x=(c)y",
  "(c) charset = UTF-8 (d)",
  'x="a;b"',
  'x="a b"',
  'x="=?utf-8?q?a?="',
  "x=é",
  "x*=utf-8''%ff",
  "'=x",
  "",
  " ",
  "(a",
];

export function contentTypeText(random: Random): string {
  const parameters = random.list(0, 3, () => random.pick(PARAMETERS));
  const type = random.chance(0.6) ? random.pick(TYPES.slice(0, 3)) : random.pick(TYPES);
  const text = [type, ...parameters].join(random.pick([";", "; ", " ; "]));
  return random.chance(0.25) ? mutate(random, text) : text;
}

type Maker = (random: Random) => string;

const words: Maker = (random) =>
  random.pick([
    "Jane Doe",
    "x",
    "",
    "a, b",
    "日本語",
    "UNKNOWN",
    "a\n b",
    "=?utf-8?q?h=C3=A9?=",
    "two\r\n words",
  ]);
const importName: Maker = (random) =>
  random.pick([
    "spam",
    "spam.eggs",
    "spam ; private",
    "spam;private",
    "class",
    "",
    "a..b",
    "é",
    "a; public",
    "1a",
  ]);
const path: Maker = (random) =>
  random.pick([
    "LICENSE",
    "licenses/MIT.txt",
    "../LICENSE",
    "/LICENSE",
    "a\\b",
    "./a",
    "a//b",
    "*.txt",
    "C:/a",
    "C:a",
    "c:",
    "",
    ".",
    "a/",
    "a/.",
    "C:./a",
    "1:/a",
  ]);
const dynamic: Maker = (random) =>
  random.pick(["Version", "Requires-Dist", "description", "Foo", "name", "", "Classifier", "License-File"]);

const HEADERS: readonly (readonly [string, Maker])[] = [
  ["Summary", words],
  ["Description", words],
  ["Keywords", words],
  ["Home-page", words],
  ["Author", words],
  ["Author-email", words],
  ["License", words],
  ["Platform", words],
  ["Supported-Platform", words],
  ["Download-URL", words],
  ["Classifier", words],
  ["Requires", words],
  ["Provides", words],
  ["Obsoletes", words],
  ["Maintainer", words],
  ["Maintainer-email", words],
  ["Requires-Dist", requirementText],
  ["Requires-Dist", requirementText],
  ["Provides-Dist", words],
  ["Obsoletes-Dist", words],
  ["Requires-Python", specifierSetText],
  ["Requires-External", words],
  [
    "Project-URL",
    (random) => random.pick(["Home, https://x.example", "Docs,x", "nolabel", ",x", " Home ,y", "a,b,c"]),
  ],
  ["Description-Content-Type", contentTypeText],
  ["Provides-Extra", nameText],
  ["Dynamic", dynamic],
  ["License-Expression", licenseText],
  ["License-File", path],
  ["Import-Name", importName],
  ["Import-Namespace", importName],
  [
    "Content-Type",
    (random) =>
      random.pick(["text/plain", "multipart/mixed; boundary=x", "message/rfc822", "a", "multipart/x"]),
  ],
  [
    "Content-Transfer-Encoding",
    (random) => random.pick(["base64", "quoted-printable", "8bit", "BASE64", "7bit"]),
  ],
  ["Unknown-Field", words],
];

const BODIES = [
  "",
  "A description.\n",
  "# Title\n\nText with: colons\r\n",
  "--x\n\nfoo\n--x--\n",
  "pre\n--x--\npost",
  "SGVsbG8=\nd29ybGQ",
  "a=3Db=\nc=",
  "naïve 😀",
  "From here\n",
  "\n\n\n",
  "\ufeff",
  "x".repeat(200),
];

export function metadataText(random: Random): string {
  const lines = [
    `Metadata-Version: ${random.pick(["2.1", "2.4", "2.6", "2.5", "1.0", "1.2", "2.3", "2.0", "2.7", "3.0"])}`,
    `Name: ${random.chance(0.8) ? "foo" : nameText(random)}`,
    `Version: ${random.chance(0.8) ? "1.0" : versionText(random)}`,
  ];
  if (random.chance(0.1)) lines.splice(random.below(3), 1);
  // The media headers are rare, as they change everything after them.
  const usual = random.chance(0.1) ? HEADERS : HEADERS.filter(([name]) => !name.startsWith("Content-"));
  for (const [name, make] of random.list(0, 8, () => random.pick(usual)))
    lines.push(header(random, name, make));
  if (random.chance(0.1))
    lines.push(random.pick(["From me", " continued", "no colon", ": no name", "A\x00B: c", "é: x"]));
  const end = random.chance(0.9) ? "\n" : random.pick(["\r\n", "\r"]);
  const separator = random.chance(0.9) ? end + end : random.pick(["", end, `${end} ${end}`]);
  const text = lines.join(end) + separator + random.pick(BODIES);
  return random.chance(0.15) ? mutate(random, text) : text;
}

function header(random: Random, name: string, make: Maker): string {
  const spelled = random.chance(0.9)
    ? name
    : random.pick([name.toUpperCase(), name.toLowerCase(), `${name} `]);
  const colon = random.chance(0.9) ? ": " : random.pick([":", ":\t ", ":\n ", " : "]);
  return spelled + colon + make(random);
}

/** The text as bytes, one character for each: UTF-8, and now and then something that is not. */
export function asBytes(random: Random, text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  for (let count = random.chance(0.2) ? 1 + random.below(3) : 0; count > 0; count -= 1) {
    bytes.splice(
      random.below(bytes.length + 1),
      random.below(2),
      random.pick([0xe9, 0xff, 0x80, 0xc3, 0xed, 0xf4, 0]),
    );
  }
  return bytes.map((byte) => String.fromCharCode(byte)).join("");
}

export function recordText(random: Random): string {
  const cell = (): string =>
    random.pick([
      "a.py",
      "b/c.py",
      "sha256=abc",
      "",
      "12",
      '"a,b"',
      '"a""b"',
      '"a',
      'a"b"',
      "a b",
      '"x"y',
      '"l1\nl2"',
      "é",
    ]);
  const lines = random.list(0, 4, () => random.list(1, 4, cell).join(","));
  const text = lines.join(random.pick(["\n", "\r\n", "\n\n", "\r"])) + random.pick(["", "\n"]);
  return random.chance(0.15) ? mutate(random, text) : text;
}

export function entryPointsText(random: Random): string {
  const line = (): string =>
    random.pick([
      "[console_scripts]",
      "[gui_scripts]",
      "[pytest11]",
      "acme = acme.cli:main",
      "Acme=acme.cli:main [extra]",
      "a = b",
      "# comment",
      "; comment",
      "",
      "novalue",
      "x : y",
      "  continued",
      "a = b # not a comment",
      "a =",
      "= b",
      "[a b]",
      "[unclosed",
      "[x] y",
      "%(x)s = %(y)s",
    ]);
  const text = ["[console_scripts]", ...random.list(0, 6, line)].join(random.pick(["\n", "\n", "\r\n"]));
  return random.chance(0.15) ? mutate(random, text) : text;
}

export function directUrlText(random: Random): string {
  const text = (): unknown => random.pick(["git", "abc", "", null, 1, true, "main"]);
  const url = random.pick([
    "https://index.example/a.zip",
    "file:///home/a",
    "file:relative",
    "file://localhost/a",
    "git+https://user:pw@host.example/x?a=b#c",
    "https://${USER}:${PW}@h.example/",
    "https://git@h.example/a?",
    "ssh://a@b@h/x#",
    " file:///x\n",
    null,
    1,
  ]);
  const document: Record<string, unknown> = random.chance(0.95) ? { url } : {};
  const infos: Record<string, () => unknown> = {
    archive_info: () => ({
      ...(random.chance(0.5) && {
        hashes: random.pick([{ sha256: "ab", md5: "c" }, {}, { sha256: 1 }, [], null]),
      }),
      ...(random.chance(0.4) && {
        hash: random.pick(["sha256=ab", "sha256=x", "md5=c", "nohash", "sha512=a=b", null]),
      }),
    }),
    vcs_info: () => ({
      vcs: text(),
      commit_id: text(),
      ...(random.chance(0.4) && { requested_revision: text() }),
    }),
    dir_info: () => (random.chance(0.6) ? {} : { editable: random.pick([true, false, "yes", null]) }),
  };
  for (const key of random.list(1, random.chance(0.15) ? 2 : 1, () => random.pick(Object.keys(infos)))) {
    document[key] = random.chance(0.05) ? random.pick([null, 1, []]) : infos[key]?.();
  }
  if (random.chance(0.2)) document["subdirectory"] = random.pick(["src", "", null, 1]);
  return JSON.stringify(random.chance(0.98) ? document : random.pick([[], 1, null]));
}
