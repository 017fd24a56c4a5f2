/** One entry of `packages` (pylock.toml specification § [[packages]]). */

import type { DocumentPath } from "../document/document-path.ts";
import type { Findings } from "../document/findings.ts";
import { TableReader } from "../document/table-reader.ts";
import { parseMarker } from "../marker/parse.ts";
import { parseSpecifierSet } from "../specifier/specifier-set.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import { parseVersion } from "../version/parse.ts";
import { checkFileNames } from "./check-file-names.ts";
import type { PylockPackage } from "./pylock.ts";
import { checkNormalized } from "./read-names.ts";
import { readArchive, readDirectory, readFile, readVcs } from "./read-sources.ts";

const KEYS = [
  "name",
  "version",
  "marker",
  "requires-python",
  "dependencies",
  "vcs",
  "directory",
  "archive",
  "index",
  "sdist",
  "wheels",
  "attestation-identities",
  "tool",
];

export function readPackage(
  value: unknown,
  path: DocumentPath,
  findings: Findings,
): PylockPackage | undefined {
  const table = TableReader.of(value, path, findings);
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(KEYS, "warning");
  table.require("name", "write the normalised name of the package");
  const name = table.text("name");
  checkNormalized(name, table.pathOf("name"), findings);
  const read = { name: name ?? "", ...readFacts(table), ...readSources(table) };
  checkSources(table);
  checkFileNames(read, path, findings);
  return read;
}

function readFacts(table: TableReader) {
  const version = table.parsed("version", parseVersion);
  const marker = table.parsed("marker", parseMarker);
  const requiresPython = table.parsed("requires-python", parseSpecifierSet);
  const dependencies = readTables(table, "dependencies");
  const index = table.text("index");
  const attestationIdentities = readIdentities(table);
  const tool = table.table("tool")?.raw;
  return {
    ...(version && { version }),
    ...(marker && { marker }),
    ...(requiresPython && { requiresPython }),
    ...(dependencies && { dependencies }),
    ...(index !== undefined && { index }),
    ...(attestationIdentities && { attestationIdentities }),
    ...(tool && { tool }),
  };
}

function readSources(table: TableReader) {
  const vcs = readVcs(table.table("vcs"));
  const directory = readDirectory(table.table("directory"));
  const archive = readArchive(table.table("archive"));
  const sdist = readFile(table.table("sdist"));
  const wheels = table.each("wheels", (item, path) => readFile(TableReader.of(item, path, table.findings)));
  return {
    ...(vcs && { vcs }),
    ...(directory && { directory }),
    ...(archive && { archive }),
    ...(sdist && { sdist }),
    ...(wheels && { wheels }),
  };
}

function readTables(table: TableReader, key: string): readonly TomlTable[] | undefined {
  return table.each(key, (item, path) => TableReader.of(item, path, table.findings)?.raw);
}

/** Each identity says of which kind it is; the other keys depend on the kind. */
function readIdentities(table: TableReader): readonly TomlTable[] | undefined {
  return table.each("attestation-identities", (item, path) => {
    const identity = TableReader.of(item, path, table.findings);
    identity?.require("kind", "say which kind of publisher attests the files");
    identity?.text("kind");
    return identity?.raw;
  });
}

/** Files of an index, or exactly one of vcs, directory and archive. */
function checkSources(table: TableReader): void {
  const wheels = table.value("wheels");
  const hasFiles = table.has("sdist") || (Array.isArray(wheels) && wheels.length > 0);
  const direct = ["vcs", "directory", "archive"].filter((key) => table.has(key));
  if (hasFiles ? direct.length > 0 : direct.length !== 1) {
    const given = [...direct, ...(hasFiles ? ["sdist or wheels"] : [])];
    table.findings.error(table.path, {
      code: "pylock-sources",
      state: given.length === 0 ? "the package has no source" : `the package has ${given.join(" and ")}`,
      remedy: "write sdist and wheels, or exactly one of vcs, directory and archive",
      isAboutKey: true,
    });
  }
}
