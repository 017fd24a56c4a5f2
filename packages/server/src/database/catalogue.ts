/** The Catalogue port over the projection tables. */

import type { ListedFile, StoredFile, TokenRecord } from "../domain/model.ts";
import type { Catalogue } from "../domain/ports.ts";
import { releaseKey } from "../domain/release.ts";
import type { Queries } from "./queries.ts";
import type { FileRow, TokenRow } from "./schema.ts";

/** `queries` may stand inside a transaction: the catalogue then sees what that transaction sees. */
export function createCatalogue(queries: Queries): Catalogue {
  return {
    listFiles: (index, project) => listFiles(queries, index, project),
    listProjects: (index) => listProjects(queries, index),
    isOwned: async (project) => {
      const row = await queries
        .selectFrom("files")
        .select("sha256")
        .where("project", "=", project)
        .limit(1)
        .execute();
      return row.length > 0;
    },
    fileByDigest: (sha256) => findFile(queries, "sha256", sha256),
    fileByName: (filename) => findFile(queries, "filename", filename),
    yankReason: (index, project, version) => yankReason(queries, index, project, version),
    tokenByHash: async (hash) => {
      const row = await queries.selectFrom("tokens").selectAll().where("hash", "=", hash).executeTakeFirst();
      return row && toToken(row);
    },
    listTokens: async () => {
      const rows = await queries.selectFrom("tokens").selectAll().orderBy("seq").execute();
      return rows.map(toToken);
    },
    lastEvent: async () => {
      const row = await queries
        .selectFrom("events")
        .select((column) => column.fn.max("seq").as("last"))
        .executeTakeFirst();
      // MAX over no rows is SQL's NULL, although the type says number.
      return Number(row?.last ?? 0);
    },
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
