/** The Catalogue port over the projection tables. */

import type { Problem } from "@linchpin/standards";
import type { FileFindings, ListedFile, StoredFile, TokenRecord } from "../domain/model.ts";
import type { Catalogue } from "../domain/ports.ts";
import { releaseKey } from "../domain/release.ts";
import type { OpenQueries, Queries } from "./queries.ts";
import type { FileRow, TokenRow } from "./schema.ts";

/** On the connection of a transaction, the catalogue sees what that transaction sees. */
export function createCatalogue(open: OpenQueries): Catalogue {
  return {
    listFiles: async (index, project) => listFiles(await open(), index, project),
    listProjects: async (index) => listProjects(await open(), index),
    isOwned: async (project) => isOwned(await open(), project),
    fileByDigest: async (sha256) => findFile(await open(), "sha256", sha256),
    fileByName: async (filename) => findFile(await open(), "filename", filename),
    yankReason: async (index, project, version) => yankReason(await open(), index, project, version),
    listFindings: async (project) => listFindings(await open(), project),
    tokenByHash: async (hash) => tokenByHash(await open(), hash),
    listTokens: async () => listTokens(await open()),
    lastEvent: async () => lastEvent(await open()),
  };
}

async function listFiles(queries: Queries, index: string, project: string): Promise<readonly ListedFile[]> {
  const rows = await queries
    .selectFrom("listings")
    .innerJoin("files", "files.sha256", "listings.sha256")
    .leftJoin("yanks", (join) =>
      join
        .onRef("yanks.index_name", "=", "listings.index_name")
        .onRef("yanks.project", "=", "files.project")
        .onRef("yanks.release_key", "=", "files.release_key"),
    )
    .selectAll("files")
    .select("yanks.reason")
    .where("listings.index_name", "=", index)
    .where("listings.project", "=", project)
    .orderBy("files.upload_time")
    .orderBy("files.filename")
    .execute();
  return rows.map((row) =>
    row.reason === null ? toFile(row) : { ...toFile(row), yanked: row.reason || true },
  );
}

async function listProjects(queries: Queries, index: string): Promise<readonly string[]> {
  const rows = await queries
    .selectFrom("listings")
    .select("project")
    .distinct()
    .where("index_name", "=", index)
    .orderBy("project")
    .execute();
  return rows.map((row) => row.project);
}

async function isOwned(queries: Queries, project: string): Promise<boolean> {
  const rows = await queries
    .selectFrom("files")
    .select("sha256")
    .where("project", "=", project)
    .limit(1)
    .execute();
  return rows.length > 0;
}

async function findFile(
  queries: Queries,
  column: "sha256" | "filename",
  value: string,
): Promise<StoredFile | undefined> {
  const row = await queries.selectFrom("files").selectAll().where(column, "=", value).executeTakeFirst();
  return row && toFile(row);
}

async function yankReason(
  queries: Queries,
  index: string,
  project: string,
  version: string,
): Promise<string | undefined> {
  const row = await queries
    .selectFrom("yanks")
    .select("reason")
    .where("index_name", "=", index)
    .where("project", "=", project)
    .where("release_key", "=", releaseKey(version))
    .executeTakeFirst();
  return row?.reason;
}

async function listFindings(queries: Queries, project: string): Promise<readonly FileFindings[]> {
  const rows = await queries
    .selectFrom("findings")
    .innerJoin("files", "files.sha256", "findings.sha256")
    .select(["files.filename", "files.version", "findings.findings"])
    .where("files.project", "=", project)
    .orderBy("files.upload_time")
    .orderBy("files.filename")
    .execute();
  return rows.map(({ filename, version, findings }) => ({
    filename,
    version,
    findings: JSON.parse(findings) as Problem[],
  }));
}

async function tokenByHash(queries: Queries, hash: string): Promise<TokenRecord | undefined> {
  const row = await queries.selectFrom("tokens").selectAll().where("hash", "=", hash).executeTakeFirst();
  return row && toToken(row);
}

async function listTokens(queries: Queries): Promise<readonly TokenRecord[]> {
  const rows = await queries.selectFrom("tokens").selectAll().orderBy("seq").execute();
  return rows.map(toToken);
}

async function lastEvent(queries: Queries): Promise<number> {
  const row = await queries
    .selectFrom("events")
    .select((column) => column.fn.max("seq").as("last"))
    .executeTakeFirst();

  return row?.last ?? 0;
}

function toFile(row: FileRow): StoredFile {
  return {
    sha256: row.sha256,
    filename: row.filename,
    project: row.project,
    version: row.version,
    kind: row.kind === "wheel" ? "wheel" : "sdist",
    size: row.size,
    uploadTime: row.upload_time,
    ...(row.requires_python === null ? {} : { requiresPython: row.requires_python }),
    ...(row.metadata_sha256 === null ? {} : { metadataSha256: row.metadata_sha256 }),
  };
}

function toToken(row: TokenRow): TokenRecord {
  return {
    id: row.id,
    name: row.name,
    hash: row.hash,
    rights: JSON.parse(row.rights) as string[],
    ...(row.projects === null ? {} : { projects: JSON.parse(row.projects) as string[] }),
    createdAt: row.created_at,
  };
}
