/** The kinds of questions about documents: how to make one, and how this package answers, as `oracle_documents.py` does. */
import {
  globMatches,
  isPylockPath,
  lockedFileName,
  type MarkerEnvironment,
  metadataFromPyproject,
  metadataToJson,
  type Parsed,
  type Problem,
  type ProjectFile,
  parseInlineScript,
  parseProjectPageHtml,
  parseProjectPageJson,
  parsePylock,
  parsePyproject,
  parseTag,
  pylockToTable,
  requirementToString,
  resolveDependencyGroup,
  type Selection,
  selectFromPylock,
  versionToString,
} from "@linchpin/standards";
import type { QuestionKind } from "./answer.ts";
import { type Environment, environment } from "./generate-markers.ts";
import { htmlPage, jsonPage } from "./generate-pages.ts";
import { MACHINE_TAGS, pylockPath, pylockText } from "./generate-pylock.ts";
import { groupNames, groupsTable, pyprojectText, scriptText } from "./generate-pyproject.ts";

export interface DocumentQuestion {
  readonly text: string;
  readonly environment: Environment;
  readonly tags: readonly string[];
  readonly extras: readonly string[];
  readonly groups: readonly string[] | null | Record<string, unknown>;
  readonly names: readonly string[];
  readonly sdists: readonly string[];
  readonly url: string;
  readonly type: string;
}

/** What the oracle's folder holds. */
const README_FILES: Readonly<Record<string, string>> = {
  "README.md": "# Readme\n",
  "docs/readme.rst": "Readme\n",
};
const LICENSES = ["LICENSE", "licenses/MIT.txt", "licenses/more/BSD.txt"];
const FILES: ReadonlySet<string> = new Set([...Object.keys(README_FILES), ...LICENSES]);

export const DOCUMENT_KINDS: Readonly<Record<string, QuestionKind<DocumentQuestion>>> = {
  pylock: {
    weight: 5,
    make: (random) => ({ text: pylockText(random) }),
    answer: ({ text }) => {
      const parsed = parsePylock(text);
      if (parsed.value) return plain(pylockToTable(parsed.value));
      return { error: isNotToml(parsed) ? "toml" : "PylockValidationError" };
    },
  },
  pylock_path: {
    weight: 1,
    make: (random) => ({ text: pylockPath(random).toWellFormed() }),
    answer: ({ text }) => isPylockPath(text),
  },
  select: {
    weight: 4,
    make: (random) => {
      const { extra: _, extras: _extras, dependency_groups: _groups, ...machine } = environment(random);
      return {
        text: pylockText(random, 0),
        environment: machine,
        tags: random.chance(0.7) ? MACHINE_TAGS : MACHINE_TAGS.slice(0, 2),
        extras: random.list(0, 2, () => random.pick(["tests", "x"])),
        groups: random.chance(0.5) ? null : random.list(0, 1, () => "dev"),
        sdists: random.list(0, 2, () => random.pick(["acme", "x"])),
      };
    },
    answer: select,
  },
  group: {
    weight: 3,
    make: (random) => ({ groups: groupsTable(random), names: groupNames(random) }),
    answer: ({ groups, names }) => {
      const found = names.map((name) => resolveDependencyGroup(groups as Record<string, unknown>, name));
      return found.every(({ value }) => value)
        ? found.flatMap(({ value }) => value!.map(requirementToString))
        : { error: "group" };
    },
  },
  script: {
    weight: 3,
    make: (random) => ({ text: scriptText(random) }),
    answer: ({ text }) => {
      const parsed = parseInlineScript(text);
      if (parsed.value && !isNotToml(parsed)) return loose(parsed.value.table);
      return parsed.problems.length === 0 ? null : { error: "script" };
    },
  },
  pyproject: {
    weight: 5,
    make: (random) => ({ text: pyprojectText(random) }),
    answer: ({ text }) => {
      const parsed = parsePyproject(text);
      if (isNotToml(parsed)) return { error: "toml" };
      return errorsOf(parsed).length === 0 ? "accepted" : "refused";
    },
  },
  metadata: {
    weight: 3,
    make: (random) => ({ text: pyprojectText(random, 0.1) }),
    answer: ({ text }) => metadata(text),
  },
  page: {
    weight: 3,
    make: (random) => ({
      ...(random.chance(0.6)
        ? { text: htmlPage(random), type: "text/html" }
        : { text: jsonPage(random), type: "application/vnd.pypi.simple.v1+json" }),
      url: "https://index.example/simple/acme/",
    }),
    answer: ({ text, url, type }) => {
      const parse = type === "text/html" ? parseProjectPageHtml : parseProjectPageJson;
      return parse(text, url).value?.files.map(describeFile);
    },
  },
};

export function errorsOf({ problems }: Parsed<unknown>): Problem[] {
  return problems.filter(({ severity }) => severity === "error");
}

function isNotToml({ problems }: Parsed<unknown>): boolean {
  return problems.some(({ code }) => /-(?:not-toml|toml-unread)$/.test(code));
}

function select(question: DocumentQuestion): unknown {
  const lock = parsePylock(question.text).value;
  if (lock === undefined) return { error: "PylockValidationError" };
  const selected = selectFromPylock(lock, {
    environment: question.environment as unknown as MarkerEnvironment,
    tags: question.tags.flatMap((tag) => parseTag(tag)),
    extras: question.extras,
    ...(Array.isArray(question.groups) && { dependencyGroups: question.groups }),
    prefersSdist: (name) => question.sdists.includes(name),
  });
  return selected.map(describeSelection);
}

const SOURCE_TYPES = {
  vcs: "PackageVcs",
  directory: "PackageDirectory",
  archive: "PackageArchive",
  sdist: "PackageSdist",
  wheel: "PackageWheel",
};

function describeSelection({ package: found, source }: Selection): unknown {
  const version = found.version ? versionToString(found.version) : "None";
  const fileName = "file" in source ? (lockedFileName(source.file) ?? null) : null;
  return [found.name, version, SOURCE_TYPES[source.kind], fileName];
}

function metadata(text: string): unknown {
  const parsed = parsePyproject(text);
  const project = parsed.value?.project;
  if (project === undefined || errorsOf(parsed).length > 0) return { error: "metadata" };
  const patterns = project.licenseFiles;
  const matches = patterns?.map((pattern) => LICENSES.filter((path) => globMatches(pattern, path)));
  // Whoever packages the files must refuse a pattern without any.
  if (matches?.some((paths) => paths.length === 0)) return { error: "metadata" };
  const licenseFiles = matches?.flat();
  const { license, readme } = project;
  const paths = [license, readme].flatMap((part) => (part?.kind === "file" ? [part.path] : []));
  if (!paths.every((path) => FILES.has(path))) return { error: "metadata" };
  const json = metadataToJson(
    metadataFromPyproject(project, {
      ...(readme?.kind === "file" && { readme: README_FILES[readme.path] ?? "" }),
      ...(license?.kind === "file" && { licenseText: "licence\n" }),
      ...(licenseFiles && { licenseFiles }),
    }),
  );
  // The reference has the one empty Import-Name of the file here.
  return project.importNames?.length === 0 ? { ...json, import_name: [""] } : json;
}

function describeFile(file: ProjectFile): unknown {
  const { coreMetadata, yanked } = file;
  return {
    url: file.url,
    hashes: file.hashes,
    requires: file.requiresPython ?? null,
    yanked: yanked === true ? "" : (yanked ?? null),
    metadata: coreMetadata ?? null,
  };
}

/** What JSON can hold, with integers and floats still apart, dates as Python prints them. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return `int ${value}`;
  if (typeof value === "number")
    return Number.isFinite(value) ? value : String(value).toLowerCase().replace("infinity", "inf");
  if (value instanceof Date) return isoFormat(value.toISOString());
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
  return value;
}

/** The same, but a whole float is an integer: scripts have no integers of their own. */
function loose(value: unknown): unknown {
  if (typeof value === "number" && Number.isInteger(value)) return plain(BigInt(value));
  if (Array.isArray(value)) return value.map(loose);
  if (typeof value !== "object" || value === null || value instanceof Date) return plain(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, loose(item)]));
}

function isoFormat(text: string): string {
  return text
    .replace("Z", "+00:00")
    .replace(/\.(\d+)/, (_, digits: string) => (/^0+$/.test(digits) ? "" : `.${digits.padEnd(6, "0")}`));
}
