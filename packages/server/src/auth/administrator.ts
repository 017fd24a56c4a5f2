/**
 * The administrator's token of a new data folder, written to `admin.token` (mode 0600). The text is first written
 * beside its final place, then made known, then renamed: whenever the process dies, the next start finds either a
 * token that works or none, and goes on from there.
 */

import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../blobs/folders.ts";
import type { Catalogue, Clock, Ledger } from "../domain/ports.ts";
import { issueToken } from "./issue-token.ts";
import { createToken, hashToken } from "./token.ts";

export interface AdministratorToken {
  readonly file: string;
  /** Whether this start made it. */
  readonly created: boolean;
}

export async function ensureAdministrator(
  folder: string,
  ports: {
    readonly ledger: Ledger;
    readonly catalogue: Catalogue;
    readonly clock: Clock;
    readonly isNew: boolean;
  },
): Promise<AdministratorToken> {
  const file = join(folder, "admin.token");
  // A file beside a new database is left over from an older one, which knew its token.
  if (!ports.isNew && (await readToken(file)) !== undefined) return { file, created: false };
  const tokens = await ports.catalogue.listTokens();
  const pendingFile = `${file}.new`;
  const pending = await readToken(pendingFile);
  const known = pending !== undefined && tokens.some((token) => token.hash === hashToken(pending));
  if (!known && tokens.some((token) => token.rights.includes("admin"))) return { file, created: false };
  if (!known) await issueInto(pendingFile, ports);
  await rename(pendingFile, file);
  await syncFolder(folder);
  return { file, created: true };
}

async function issueInto(
  file: string,
  ports: { readonly ledger: Ledger; readonly clock: Clock },
): Promise<void> {
  const text = createToken();
  await writeSecret(file, text);
  const cause = { actor: "system", at: ports.clock.now() };
  await issueToken(ports.ledger, cause, { name: "administrator", rights: ["admin"] }, text);
}

async function writeSecret(file: string, secret: string): Promise<void> {
  const handle = await open(file, "w", 0o600);
  try {
    // An older file keeps its mode through "w".
    await handle.chmod(0o600);
    await handle.writeFile(`${secret}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function readToken(file: string): Promise<string | undefined> {
  try {
    return (await readFile(file, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
