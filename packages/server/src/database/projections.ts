/** How each event changes the projections. Replaying the log through `project` gives the same tables as living it. */

import type { Problem } from "@linchpin/standards";
import type { StoredEvent, StoredFile, TokenRecord } from "../domain/model.ts";
import { releaseKey } from "../domain/release.ts";
import type { Queries } from "./queries.ts";

export async function project(queries: Queries, stored: StoredEvent): Promise<void> {
  const { event, seq } = stored;
  switch (event.kind) {
    case "file-uploaded":
      await addFile(queries, event.file);
      await addFindings(queries, event.file.sha256, event.findings ?? []);
      return addListings(queries, event.index, event.file.project, [event.file.sha256], seq);
    case "release-promoted":
      return addListings(queries, event.to, event.project, event.sha256s, seq);
    case "release-yanked":
      return addYank(queries, event);
    case "release-unyanked":
      return removeYank(queries, event);
    case "token-created":
      return addToken(queries, event.token, seq);
    case "token-revoked":
      await queries.deleteFrom("tokens").where("id", "=", event.id).execute();
  }
}

async function addFile(queries: Queries, file: StoredFile): Promise<void> {
  await queries
    .insertInto("files")
    .values({
      sha256: file.sha256,
      filename: file.filename,
      project: file.project,
      version: file.version,
      release_key: releaseKey(file.version),
      kind: file.kind,
      size: file.size,
      upload_time: file.uploadTime,
      requires_python: file.requiresPython ?? null,
      metadata_sha256: file.metadataSha256 ?? null,
    })
    .execute();
}

async function addFindings(queries: Queries, sha256: string, findings: readonly Problem[]): Promise<void> {
  if (findings.length === 0) return;
  await queries
    .insertInto("findings")
    .values({ sha256, findings: JSON.stringify(findings) })
    .execute();
}

async function addListings(
  queries: Queries,
  index: string,
  projectName: string,
  sha256s: readonly string[],
  seq: number,
): Promise<void> {
  const rows = sha256s.map((sha256) => ({ index_name: index, project: projectName, sha256, seq }));
  await queries.insertInto("listings").values(rows).execute();
}

interface YankedRelease {
  readonly index: string;
  readonly project: string;
  readonly version: string;
  readonly reason: string;
}

async function addYank(queries: Queries, release: YankedRelease): Promise<void> {
  const row = {
    index_name: release.index,
    project: release.project,
    release_key: releaseKey(release.version),
    reason: release.reason,
  };
  await queries
    .insertInto("yanks")
    .values(row)
    .onConflict((conflict) => conflict.doUpdateSet({ reason: row.reason }))
    .execute();
}

async function removeYank(queries: Queries, release: YankedRelease): Promise<void> {
  await queries
    .deleteFrom("yanks")
    .where("index_name", "=", release.index)
    .where("project", "=", release.project)
    .where("release_key", "=", releaseKey(release.version))
    .execute();
}

async function addToken(queries: Queries, token: TokenRecord, seq: number): Promise<void> {
  await queries
    .insertInto("tokens")
    .values({
      id: token.id,
      hash: token.hash,
      name: token.name,
      rights: JSON.stringify(token.rights),
      projects: token.projects === undefined ? null : JSON.stringify(token.projects),
      created_at: token.createdAt,
      seq,
    })
    .execute();
}
