/** Tags, file names and licences: mostly right, often odd, sometimes broken. */
import { nameText, versionText } from "./generate-versions.ts";
import { mutate } from "./mutate.ts";
import type { Random } from "./random.ts";

const INTERPRETERS = [
  "py2",
  "py3",
  "cp313",
  "cp27",
  "CP39",
  "pp310",
  "py312",
  "graalpy311",
  "_x",
  "é",
  "3py",
];
const ABIS = ["none", "abi3", "abi3t", "cp313", "cp313t", "cp27mu", "pypy310_pp73", "ABI3", "cp313td"];
export const PLATFORMS = [
  "any",
  "win_amd64",
  "linux_x86_64",
  "manylinux_2_17_x86_64",
  "manylinux2014_x86_64",
  "manylinux1_i686",
  "musllinux_1_2_aarch64",
  "macosx_11_0_arm64",
  "macosx_10_9_universal2",
  "ios_13_0_arm64_iphoneos",
  "android_24_x86_64",
  "pyemscripten_2025_0_wasm32",
  "Win32",
];

function compressed(random: Random, members: readonly string[]): string {
  const parts = random.list(1, random.chance(0.25) ? 3 : 1, () => random.pick(members));
  return (random.chance(0.5) ? parts.toSorted((a, b) => (a < b ? -1 : 1)) : parts).join(".");
}

export function tagText(random: Random): string {
  const text = [
    compressed(random, INTERPRETERS),
    compressed(random, ABIS),
    compressed(random, PLATFORMS),
  ].join("-");
  return random.chance(0.25) ? mutate(random, text) : text;
}

function escapedName(random: Random): string {
  return random.chance(0.7)
    ? random.pick(["foo", "Foo.Bar", "foo_bar", "a1", "é_x", "FOO", "x__y"])
    : nameText(random);
}

export function wheelName(random: Random): string {
  const build = random.chance(0.25)
    ? `-${random.pick(["1", "0", "007", "1a", "2_x", "a1", "", "12345678901234567890", "1.2", "٣"])}`
    : "";
  const version = random.chance(0.8) ? random.pick(["1.0", "2", "1.0rc1", "1.0+l.1"]) : versionText(random);
  const extension = random.chance(0.95) ? ".whl" : random.pick([".WHL", ".zip", "", ".whl.whl", ".tar.gz"]);
  const text = `${escapedName(random)}-${version}${build}-${tagText(random)}${extension}`;
  return random.chance(0.2) ? mutate(random, text) : text;
}

export function sdistName(random: Random): string {
  const version = random.chance(0.6) ? random.pick(["1.0", "2", "1.0rc1", "1.0-1"]) : versionText(random);
  const extension = random.chance(0.8)
    ? random.pick([".tar.gz", ".zip"])
    : random.pick([".tgz", ".tar.bz2", ".TAR.GZ", "", ".egg"]);
  const text = `${random.chance(0.5) ? escapedName(random) : nameText(random)}-${version}${extension}`;
  return random.chance(0.25) ? mutate(random, text) : text;
}

const LICENSES = [
  "MIT",
  "apache-2.0",
  "BSD-3-Clause",
  "GPL-2.0",
  "gpl-2.0-only",
  "GPL-3.0+",
  "LGPL-2.1-or-later+",
  "LicenseRef-Mine",
  "licenseref-MINE",
  "LicenseRef-",
  "LicenseRef-x+",
  "LicenseRef-a_b",
  "Proprietary",
  "0BSD",
  "GPL-2.0++",
  "LicenseRef-ſ",
];
const EXCEPTIONS = ["Classpath-exception-2.0", "llvm-exception", "Nokia-Qt-exception-1.1", "Bison", "MIT"];

function licenseOperand(random: Random, depth: number): string {
  if (depth > 0 && random.chance(0.3)) return `(${licenseExpression(random, depth - 1)})`;
  const license = random.pick(LICENSES);
  return random.chance(0.2)
    ? `${license} ${random.pick(["WITH", "with"])} ${random.pick(EXCEPTIONS)}`
    : license;
}

function licenseExpression(random: Random, depth: number): string {
  const operator = random.pick([" AND ", " OR ", " and ", " Or ", "\tAND\n"]);
  return random.list(1, 3, () => licenseOperand(random, depth)).join(operator);
}

export function licenseText(random: Random): string {
  const text = licenseExpression(random, 2);
  return random.chance(0.3) ? mutate(random, random.chance(0.5) ? damaged(random, text) : text) : text;
}

/** Words out of order: what a grammar must refuse. */
function damaged(random: Random, text: string): string {
  const words = text.split(" ");
  words.splice(
    random.below(words.length + 1),
    random.below(2),
    random.pick(["AND", "WITH", "(", ")", "MIT", "()"]),
  );
  return words.join(" ");
}
