/** Reads `build-details.json` (build details specification, version 1.0). */

import type { DocumentKind } from "../document/findings.ts";
import { readJsonObject } from "../document/json-document.ts";
import type { TableReader } from "../document/table-reader.ts";
import type { Parsed } from "../problem.ts";
import type { BuildDetails, VersionInfo } from "./build-details.ts";

const BUILD_DETAILS: DocumentKind = {
  code: "build-details",
  trigger: "reading build-details.json",
  consequence: "the installation can only be described by running its interpreter",
};

const KEYS = [
  "schema_version",
  "base_prefix",
  "base_interpreter",
  "platform",
  "language",
  "implementation",
  "abi",
  "suffixes",
  "libpython",
  "c_api",
  "arbitrary_data",
];

/** Reads the text of the file; there is no value where the specification's schema refuses it. */
export function parseBuildDetails(text: string): Parsed<BuildDetails> {
  return readJsonObject(text, BUILD_DETAILS, readBuildDetails);
}

function readBuildDetails(table: TableReader): BuildDetails {
  checkSchemaVersion(table);
  table.rejectUnknownKeys(KEYS, "error");
  const baseInterpreter = table.text("base_interpreter");
  const abi = readAbi(table.table("abi"));
  const suffixes = readSuffixes(table.table("suffixes"));
  const libpython = readLibpython(table.table("libpython"));
  const cApi = readCApi(table.table("c_api"));
  const arbitraryData = table.table("arbitrary_data")?.raw;
  return {
    basePrefix: requiredText(table, "base_prefix"),
    ...(baseInterpreter !== undefined && { baseInterpreter }),
    platform: requiredText(table, "platform"),
    language: readLanguage(requiredTable(table, "language")),
    implementation: readImplementation(requiredTable(table, "implementation")),
    ...(abi && { abi }),
    ...(suffixes && { suffixes }),
    ...(libpython && { libpython }),
    ...(cApi && { cApi }),
    ...(arbitraryData && { arbitraryData }),
  };
}

/** Minor versions only add keys, which this version of the schema refuses; so does every other version. */
function checkSchemaVersion(table: TableReader): void {
  const version = requiredText(table, "schema_version");
  if (version !== "" && version !== "1.0") {
    table.findings.error(table.pathOf("schema_version"), {
      code: "build-details-version",
      state: `the schema version is ${JSON.stringify(version)}, and only 1.0 is known`,
      remedy: "use a tool that knows this version",
    });
  }
}

/** Empty where the text is missing, which is reported. */
function requiredText(table: TableReader | undefined, key: string): string {
  table?.require(key, "the schema demands it");
  return table?.text(key) ?? "";
}

function requiredTable(table: TableReader, key: string): TableReader | undefined {
  table.require(key, "the schema demands it");
  return table.table(key);
}

function readLanguage(table: TableReader | undefined): BuildDetails["language"] {
  table?.rejectUnknownKeys(["version", "version_info"], "error");
  const versionInfo = table?.has("version_info") ? readVersionInfo(table.table("version_info")) : undefined;
  return { version: requiredText(table, "version"), ...(versionInfo && { versionInfo }) };
}

function readImplementation(table: TableReader | undefined): BuildDetails["implementation"] {
  const known = ["name", "version", "hexversion", "cache_tag"];
  for (const key of ["version", "hexversion"]) {
    table?.require(key, "the schema demands it");
  }
  const others = Object.entries(table?.raw ?? {}).filter(([key]) => !known.includes(key));
  return {
    name: requiredText(table, "name"),
    version: readVersionInfo(table?.table("version")),
    hexversion: Number(table?.integer("hexversion") ?? 0),
    cacheTag: requiredText(table, "cache_tag"),
    others: Object.fromEntries(others),
  };
}

const RELEASE_LEVELS = ["alpha", "beta", "candidate", "final"] as const;

function readVersionInfo(table: TableReader | undefined): VersionInfo {
  const numbers = ["major", "minor", "micro", "serial"] as const;
  table?.rejectUnknownKeys([...numbers, "releaselevel"], "error");
  const [major, minor, micro, serial] = numbers.map((key) => {
    table?.require(key, "the schema demands it");
    return Number(table?.integer(key) ?? 0);
  });
  const written = requiredText(table, "releaselevel");
  const releaselevel = RELEASE_LEVELS.find((level) => level === written);
  if (table?.has("releaselevel") && releaselevel === undefined && written !== "") {
    table.findings.error(table.pathOf("releaselevel"), {
      code: "build-details-releaselevel",
      state: `the release level is ${JSON.stringify(written)}`,
      remedy: `write one of ${RELEASE_LEVELS.join(", ")}`,
    });
  }
  return {
    major: major ?? 0,
    minor: minor ?? 0,
    micro: micro ?? 0,
    releaselevel: releaselevel ?? "final",
    serial: serial ?? 0,
  };
}

function readAbi(table: TableReader | undefined): BuildDetails["abi"] {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(["flags", "extension_suffix", "stable_abi_suffix"], "error");
  table.require("flags", "write an array, empty if there are none");
  const extensionSuffix = table.text("extension_suffix");
  const stableAbiSuffix = table.text("stable_abi_suffix");
  return {
    flags: table.texts("flags") ?? [],
    ...(extensionSuffix !== undefined && { extensionSuffix }),
    ...(stableAbiSuffix !== undefined && { stableAbiSuffix }),
  };
}

function readSuffixes(table: TableReader | undefined): BuildDetails["suffixes"] {
  return table && new Map(table.keys.map((kind) => [kind, table.texts(kind) ?? []]));
}

function readLibpython(table: TableReader | undefined): BuildDetails["libpython"] {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(["dynamic", "dynamic_stableabi", "static", "link_extensions"], "error");
  const dynamic = table.text("dynamic");
  const dynamicStableabi = table.text("dynamic_stableabi");
  const staticPath = table.text("static");
  const linkExtensions = table.flag("link_extensions");
  if (dynamicStableabi !== undefined && dynamic === undefined) {
    table.require("dynamic", "dynamic_stableabi may only stand beside it");
  }
  return {
    ...(dynamic !== undefined && { dynamic }),
    ...(dynamicStableabi !== undefined && { dynamicStableabi }),
    ...(staticPath !== undefined && { static: staticPath }),
    ...(linkExtensions !== undefined && { linkExtensions }),
  };
}

function readCApi(table: TableReader | undefined): BuildDetails["cApi"] {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(["headers", "pkgconfig_path"], "error");
  const headers = requiredText(table, "headers");
  const pkgconfigPath = table.text("pkgconfig_path");
  return { headers, ...(pkgconfigPath !== undefined && { pkgconfigPath }) };
}
