/** Where a package comes from: a commit, a folder, an archive, or files of an index. */

import { isTable, type TableReader } from "../document/table-reader.ts";
import type { PylockArchive, PylockDirectory, PylockFile, PylockVcs } from "./pylock.ts";

const FILE_KEYS = ["name", "upload-time", "url", "path", "size", "hashes"];
const ARCHIVE_KEYS = ["url", "path", "size", "upload-time", "hashes", "subdirectory"];
const VCS_KEYS = ["type", "url", "path", "requested-revision", "commit-id", "subdirectory"];

export function readVcs(table: TableReader | undefined): PylockVcs | undefined {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(VCS_KEYS, "warning");
  table.require("type", 'name the version control system, for example "git"');
  table.require("commit-id", "write the commit that is to be installed");
  const requestedRevision = table.text("requested-revision");
  return {
    type: table.text("type") ?? "",
    ...readAddress(table),
    ...(requestedRevision !== undefined && { requestedRevision }),
    commitId: table.text("commit-id") ?? "",
    ...readSubdirectory(table),
  };
}

export function readDirectory(table: TableReader | undefined): PylockDirectory | undefined {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(["path", "editable", "subdirectory"], "warning");
  table.require("path", "write the path of the folder");
  const editable = table.flag("editable");
  return {
    path: table.text("path") ?? "",
    ...(editable !== undefined && { editable }),
    ...readSubdirectory(table),
  };
}

export function readArchive(table: TableReader | undefined): PylockArchive | undefined {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(ARCHIVE_KEYS, "warning");
  return { ...readBytes(table), ...readSubdirectory(table) };
}

/** A wheel or an sdist. */
export function readFile(table: TableReader | undefined): PylockFile | undefined {
  if (table === undefined) {
    return undefined;
  }
  table.rejectUnknownKeys(FILE_KEYS, "warning");
  const name = table.text("name");
  return { ...(name !== undefined && { name }), ...readBytes(table) };
}

function readBytes(table: TableReader) {
  const uploadTime = table.dateTime("upload-time");
  const size = readSize(table);
  return {
    ...(uploadTime !== undefined && { uploadTime }),
    ...readAddress(table),
    ...(size !== undefined && { size }),
    hashes: readHashes(table),
  };
}

function readSize(table: TableReader): number | bigint | undefined {
  const size = table.integer("size");
  if (size !== undefined && size < 0) {
    table.findings.warning(table.pathOf("size"), {
      code: "pylock-size-negative",
      state: `the size is ${size}`,
      consequence: "no file has this size, so a download that is checked by size fails",
      remedy: "write the number of bytes, or leave the key out",
    });
  }
  return size;
}

/** A path or a URL must be there; an empty one counts as none. */
function readAddress(table: TableReader): { readonly url?: string; readonly path?: string } {
  const url = table.text("url");
  const path = table.text("path");
  if (!url && !path) {
    table.findings.error(table.path, {
      code: "pylock-no-address",
      state: "neither a path nor a URL is given",
      remedy: "write url, path or both",
    });
  }
  return { ...(url !== undefined && { url }), ...(path !== undefined && { path }) };
}

function readHashes(table: TableReader): ReadonlyMap<string, string> {
  const remedy = 'write at least one digest, for example hashes = {sha256 = "…"}';
  table.require("hashes", remedy);
  const hashes = table.textTable("hashes") ?? new Map<string, string>();
  if (
    hashes.size === 0 &&
    isTable(table.value("hashes")) &&
    Object.keys(table.value("hashes") ?? {}).length === 0
  ) {
    table.findings.error(table.pathOf("hashes"), {
      code: "pylock-no-hash",
      state: "no digest is given",
      remedy,
    });
  }
  return hashes;
}

function readSubdirectory(table: TableReader): { readonly subdirectory?: string } {
  const subdirectory = table.text("subdirectory");
  return subdirectory === undefined ? {} : { subdirectory };
}
