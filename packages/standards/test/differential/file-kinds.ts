/** Questions about files and their metadata, answered in the form in which `oracle_files.py` answers. */
import {
  androidPlatforms,
  type CoreMetadata,
  canonicalizeLicenseExpression,
  checkMetadata,
  compatibleTags,
  cpythonAbis,
  cpythonTags,
  directUrlToJson,
  genericTags,
  iosPlatforms,
  linuxPlatforms,
  METADATA_FIELDS,
  macPlatforms,
  metadataToText,
  type Problem,
  type PythonVersion,
  parseDirectUrl,
  parseEntryPoints,
  parseSdistFileName,
  parseTag,
  parseWheelFileName,
  portableTags,
  rankWheels,
  readMetadata,
  StandardsError,
  type Tag,
  tagToString,
  validateMetadata,
  versionToString,
} from "@linchpin/standards";
import { parseCsv } from "../../src/wheel/csv.ts";
import type { QuestionKind } from "./answer.ts";
import {
  asBytes,
  contentTypeText,
  directUrlText,
  entryPointsText,
  metadataText,
  recordText,
} from "./generate-metadata.ts";
import { licenseText, PLATFORMS, sdistName, tagText, wheelName } from "./generate-tags.ts";
import type { Random } from "./random.ts";

export interface FileQuestion {
  readonly text: string;
  /** One character for each byte. */
  readonly bytes?: string;
  readonly ordered: boolean;
  readonly limit: number | null;
  readonly python: PythonVersion;
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
  readonly build: Readonly<Record<"debug" | "freeThreaded" | "pymalloc" | "wideUnicode", boolean>>;
  readonly version: readonly [number, number];
  readonly library: "glibc" | "musl" | "none";
  readonly supported: readonly string[];
  readonly names: readonly string[];
}

const texts = (tags: readonly Tag[]): string[] => tags.map(tagToString);
const sorted = (values: readonly string[]): string[] => values.toSorted((a, b) => compareAsPython(a, b));
const source = ({ bytes, text }: FileQuestion): Uint8Array | string =>
  bytes === undefined ? text : Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));

function compareAsPython(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left, "utf16le").swap16(), Buffer.from(right, "utf16le").swap16());
}

const python = (random: Random): PythonVersion =>
  random.chance(0.1) ? [random.below(4) + 1] : [random.pick([2, 3, 3, 3, 3, 4]), random.below(16)];
const abis = (random: Random): string[] =>
  random.list(0, 3, () =>
    random.pick(["cp313", "cp313t", "abi3", "abi3t", "none", "cp39d", "cp38", "pypy310_pp73"]),
  );
const platforms = (random: Random): string[] => random.list(1, 3, () => random.pick(PLATFORMS));
const bytesOf = (random: Random): Partial<FileQuestion> => {
  const text = metadataText(random);
  return random.chance(0.8) ? { bytes: asBytes(random, text) } : { text: text.toWellFormed() };
};

export const FILE_KINDS: Readonly<Record<string, QuestionKind<FileQuestion>>> = {
  tag: {
    weight: 8,
    make: (random) => ({
      text: tagText(random),
      ordered: random.chance(0.3),
      limit: random.pick([null, null, 0, 1, 4, 12]),
    }),
    answer: ({ text, ordered, limit }) =>
      sorted(texts(parseTag(text, { validateOrder: ordered, ...(limit !== null && { limit }) }))),
  },
  cpython_tags: {
    weight: 2,
    make: (random) => ({ python: python(random), abis: abis(random), platforms: platforms(random) }),
    answer: ({ python, abis, platforms }) => texts(cpythonTags(python, abis, platforms)),
  },
  cpython_abis: {
    weight: 1,
    make: (random) => ({
      python: [random.pick([2, 3]), random.below(16)],
      build: {
        debug: random.chance(0.5),
        freeThreaded: random.chance(0.5),
        pymalloc: random.chance(0.5),
        wideUnicode: random.chance(0.5),
      },
    }),
    answer: ({ python, build }) => cpythonAbis(python, build),
  },
  generic_tags: {
    weight: 1,
    make: (random) => ({
      text: random.pick(["pp310", "graalpy311", "XX"]),
      abis: abis(random),
      platforms: platforms(random),
    }),
    answer: ({ text, abis, platforms }) => texts(genericTags(text, abis, platforms)),
  },
  portable_tags: {
    weight: 1,
    make: (random) => ({
      python: python(random),
      text: random.pick(["cp313", ""]),
      platforms: platforms(random),
    }),
    answer: ({ python, text, platforms }) => texts(portableTags(python, text, platforms)),
  },
  mac_platforms: {
    weight: 2,
    make: (random) => ({
      version: [random.pick([10, 10, 11, 12, 14, 15, 26, 27, 9]), random.below(18)],
      text: random.pick(["arm64", "x86_64", "i386", "ppc", "ppc64", "intel", "other"]),
    }),
    answer: ({ version, text }) => macPlatforms(version, text),
  },
  ios_platforms: {
    weight: 1,
    make: (random) => ({
      version: [10 + random.below(10), random.below(12)],
      text: random.pick(["arm64-iphoneos", "x86_64_iphonesimulator"]),
    }),
    answer: ({ version, text }) => iosPlatforms(version, text),
  },
  android_platforms: {
    weight: 1,
    make: (random) => ({
      version: [10 + random.below(30), 0],
      text: random.pick(["arm64_v8a", "x86-64", "armeabi.v7a"]),
    }),
    answer: ({ version, text }) => androidPlatforms(version[0], text),
  },
  linux_platforms: {
    weight: 2,
    make: (random) => ({
      library: random.pick(["glibc", "musl", "none"] as const),
      version: [random.pick([1, 2, 2, 2, 3]), random.below(45)],
      text: random.pick([
        "x86_64",
        "aarch64",
        "armv7l",
        "armv8l",
        "i686",
        "riscv64",
        "ppc64le",
        "mips",
        "s390x",
      ]),
    }),
    answer: ({ text, library, version }) =>
      linuxPlatforms(text, library === "none" ? undefined : { name: library, version }),
  },
  machine: {
    weight: 2,
    make: (random) => ({
      text: random.pick(["cpython", "pypy", "graalpy"]),
      python: [3, random.below(16)],
      abis: random.pick([["cp313"], ["cp313t"], ["pypy310_pp73"], ["cp313d", "cp313"]]),
      platforms: [random.pick(PLATFORMS)],
    }),
    answer: ({ text, python, abis, platforms }) =>
      texts(
        compatibleTags({
          implementation: { cpython: "cp", pypy: "pp" }[text] ?? text,
          pythonVersion: python,
          abis,
          system: { name: "other", platform: platforms[0] ?? "" },
        }),
      ),
  },
  rank: {
    weight: 2,
    make: (random) => ({
      supported: random.list(
        0,
        8,
        () => `${random.pick(["cp313", "py3"])}-${random.pick(["abi3", "none"])}-any`,
      ),
      names: random.list(
        0,
        4,
        () => `a-1-${random.pick(["cp313.py3", "py3", "cp313"])}-${random.pick(["abi3", "none"])}-any.whl`,
      ),
    }),
    answer: ({ supported, names }) =>
      rankWheels(
        names.map((name) => parseWheelFileName(name)),
        supported.flatMap((tag) => parseTag(tag)),
      ).map(({ fileName }) => fileName),
  },
  wheel_name: {
    weight: 12,
    make: (random) => ({ text: wheelName(random), ordered: random.chance(0.2) }),
    answer: ({ text, ordered }) => {
      const { name, version, build, tags } = parseWheelFileName(text, { validateOrder: ordered });
      return [
        name,
        versionToString(version),
        build ? [String(build.number), build.suffix] : null,
        sorted(texts(tags)),
      ];
    },
  },
  sdist_name: {
    weight: 10,
    make: (random) => ({ text: sdistName(random) }),
    answer: ({ text }) => {
      const { name, version } = parseSdistFileName(text);
      return [name, versionToString(version)];
    },
  },
  license_expression: {
    weight: 12,
    make: (random) => ({ text: licenseText(random) }),
    answer: ({ text }) => canonicalizeLicenseExpression(text),
  },
  email: {
    weight: 16,
    make: bytesOf,
    answer: (question) => {
      const { metadata, unparsed } = readMetadata(source(question));
      return { raw: rawFields(metadata), unparsed: Object.fromEntries(unparsed) };
    },
  },
  invalid_metadata: {
    weight: 16,
    make: bytesOf,
    answer: (question) => invalidFields(source(question)),
  },
  metadata_print: {
    weight: 4,
    make: bytesOf,
    answer: (question) => {
      const { metadata } = readMetadata(source(question));
      refuseUnreadable(metadata);
      return metadataToText(metadata, { headerNames: "lower" });
    },
  },
  content_type: {
    weight: 10,
    make: (random) => ({ text: contentTypeText(random) }),
    answer: ({ text }) => {
      const { metadata } = readMetadata("Metadata-Version: 2.6\nName: a\nVersion: 1\n");
      return errorsOf(validateMetadata({ ...metadata, descriptionContentType: text })).length === 0;
    },
  },
  direct_url: {
    weight: 6,
    make: (random) => ({ text: directUrlText(random) }),
    answer: ({ text }) => {
      const { value, problems } = parseDirectUrl(text);
      if (!value) throw firstOf(problems);
      return [directUrlToJson(value), directUrlToJson(value, { legacyHash: true, keepCredentials: true })];
    },
  },
  record: {
    weight: 4,
    make: (random) => ({ text: recordText(random) }),
    answer: ({ text }) => parseCsv(text).map(({ cells }) => cells),
  },
  entry_points: {
    weight: 4,
    make: (random) => ({ text: entryPointsText(random) }),
    answer: ({ text }) => {
      const { value, problems } = parseEntryPoints(text);
      const broken = problems.filter(({ code }) => BREAKS_IMPORTLIB.has(code));
      if (broken.length > 0) throw firstOf(broken);
      return value!.map(({ group, name, value, reference }) => [
        group,
        name,
        value,
        reference ? [reference.module, reference.attribute ?? null] : null,
      ]);
    },
  },
};

const BREAKS_IMPORTLIB = new Set([
  "entry-points-line-invalid",
  "entry-points-section-invalid",
  "entry-points-semicolon-comment",
]);

/** `RawMetadata` of `packaging`: names with `_`, repeatable fields in the plural, absent fields left out. */
function rawFields(metadata: CoreMetadata): object {
  const entries = METADATA_FIELDS.flatMap(({ key }) => {
    const value = metadata[key];
    if (value === undefined || (value.length === 0 && key !== "importNames" && key !== "description"))
      return [];
    const name = key.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
    return [
      [name, key === "projectUrls" ? metadata.projectUrls.map(({ label, url }) => [label, url]) : value],
    ];
  });
  return Object.fromEntries(entries);
}

function invalidFields(source: Uint8Array | string): string[] {
  const errors = errorsOf(checkMetadata(source, { strict: true }).problems);
  return sorted([...new Set(errors.map(({ field }) => field!.toLowerCase()))]);
}

/** `packaging` prints only values that it can read, whatever the metadata version. */
function refuseUnreadable(metadata: CoreMetadata): void {
  const version = validateMetadata(metadata, { strict: true }).filter(
    ({ field }) => field === "Metadata-Version",
  );
  const values = errorsOf(validateMetadata({ ...metadata, metadataVersion: "2.6" }, { strict: true }));
  if (version.length + values.length > 0) throw firstOf([...version, ...values]);
}

function firstOf(problems: readonly Problem[]): StandardsError {
  const first = problems[0];
  if (first === undefined) throw new Error("there is no problem to report");
  return new StandardsError(first);
}

function errorsOf(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}
