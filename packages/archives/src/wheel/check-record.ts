/** RECORD against the members: complete, nothing else, every digest and every size right (binary distribution format). */
import { createHash } from "node:crypto";
import { parseRecord, type RecordEntry, type RecordHash } from "@linchpin/standards";
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";

/** Digest lengths in bytes of what RECORD may use: SHA-256 or better. */
const STRONG: ReadonlyMap<string, number> = new Map([
  ["sha256", 32],
  ["sha384", 48],
  ["sha512", 64],
  ["sha3_256", 32],
  ["sha3_384", 48],
  ["sha3_512", 64],
  ["blake2b", 64],
  ["blake2s", 32],
]);
/** Node's name for an algorithm, where it is not Python's. */
const NODE_NAMES: ReadonlyMap<string, string> = new Map([
  ["sha3_256", "sha3-256"],
  ["sha3_384", "sha3-384"],
  ["sha3_512", "sha3-512"],
  ["blake2b", "blake2b512"],
  ["blake2s", "blake2s256"],
]);

export interface RecordCheck {
  readonly distInfo: string;
  readonly members: readonly Member[];
  readonly text: string;
  /** Reads a member for an algorithm other than SHA-256, whose digest the walk already has. */
  readonly read: (member: Member) => Promise<Uint8Array>;
}

/** Gives the rows, whatever was found. */
export async function checkRecord(
  check: RecordCheck,
  inspection: Inspection,
): Promise<readonly RecordEntry[]> {
  const { value: rows = [], problems } = parseRecord(check.text);
  for (const { code, state } of problems)
    if (MALFORMED.has(code)) inspection.found("record-malformed", state);
  const byPath = indexRows(rows, inspection);
  const files = new Map(
    check.members.filter(({ kind }) => kind !== "folder").map((file) => [file.name, file]),
  );
  checkSignatures(check.distInfo, files, inspection);
  for (const file of files.values()) {
    const row = byPath.get(file.name);
    if (row !== undefined) await checkRow(row, file, check, inspection);
    else if (!isExempt(file.name, check.distInfo)) {
      inspection.found("record-unlisted-member", "RECORD does not list the member", placeOf(file));
    }
  }
  for (const path of byPath.keys()) checkPath(path, files, check.distInfo, inspection);
  return rows;
}

/** Faults of single lines; the rest of the parser's findings are judged here, with the members at hand. */
const MALFORMED = new Set([
  "record-cells",
  "record-path-empty",
  "record-size-invalid",
  "record-hash-unknown",
]);

function indexRows(rows: readonly RecordEntry[], inspection: Inspection): Map<string, RecordEntry> {
  const byPath = new Map<string, RecordEntry>();
  for (const row of rows) {
    const earlier = byPath.get(row.path);
    if (earlier !== undefined) {
      const isSame = JSON.stringify(earlier) === JSON.stringify(row);
      const code = isSame ? "record-repeated-row" : "record-duplicate-row";
      inspection.found(code, `RECORD lists ${JSON.stringify(row.path)} twice`, { member: row.path });
    }
    byPath.set(row.path, row);
  }
  return byPath;
}

function checkSignatures(distInfo: string, files: ReadonlyMap<string, Member>, inspection: Inspection): void {
  for (const name of [`${distInfo}/RECORD.jws`, `${distInfo}/RECORD.p7s`]) {
    if (files.has(name))
      inspection.found("record-signature", "the wheel has a signature of RECORD", { member: name });
  }
}

function isExempt(name: string, distInfo: string): boolean {
  return ["RECORD", "RECORD.jws", "RECORD.p7s"].some((exempt) => name === `${distInfo}/${exempt}`);
}

async function checkRow(
  row: RecordEntry,
  file: Member,
  check: RecordCheck,
  inspection: Inspection,
): Promise<void> {
  const place = placeOf(file);
  if (row.size !== undefined && row.size !== file.size) {
    inspection.found(
      "record-size-mismatch",
      `RECORD says ${row.size} bytes, the member has ${file.size}`,
      place,
    );
  }
  // RECORD cannot hold its own digest.
  if (isExempt(file.name, check.distInfo)) return;
  if (row.size === undefined) inspection.found("record-size-missing", "RECORD gives no size", place);
  if (row.hash === undefined) inspection.found("record-hash-missing", "RECORD gives no hash", place);
  else await checkHash(row.hash, file, check, inspection, place);
}

async function checkHash(
  { algorithm, digest }: RecordHash,
  file: Member,
  check: RecordCheck,
  inspection: Inspection,
  place: Place,
): Promise<void> {
  const length = STRONG.get(algorithm);
  if (length === undefined) {
    inspection.found("record-hash-weak", `RECORD uses ${algorithm}`, place);
    return;
  }
  const actual =
    algorithm === "sha256" ? Buffer.from(file.sha256, "hex") : await digestOf(algorithm, file, check);
  if (digest === actual.toString("base64url")) return;
  // Some tools write padding, the other alphabet or hexadecimal digits: wrong, but no lie.
  const isHexadecimal = digest.length === 2 * length && /^[0-9a-f]+$/i.test(digest);
  const read = Buffer.from(digest, isHexadecimal ? "hex" : "base64");
  if (read.equals(actual)) {
    inspection.found("record-hash-encoding", `RECORD writes the digest as ${JSON.stringify(digest)}`, place);
  } else {
    inspection.found("record-hash-mismatch", `the member's ${algorithm} is not the one in RECORD`, place);
  }
}

async function digestOf(algorithm: string, file: Member, check: RecordCheck): Promise<Buffer> {
  return createHash(NODE_NAMES.get(algorithm) ?? algorithm)
    .update(await check.read(file))
    .digest();
}

function checkPath(
  path: string,
  files: ReadonlyMap<string, Member>,
  distInfo: string,
  inspection: Inspection,
): void {
  if (files.has(path)) return;
  const place = { member: path };
  if (/^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path)) {
    inspection.found("record-path", `RECORD lists ${JSON.stringify(path)}`, place);
  }
  if (isExempt(path, distInfo)) return;
  inspection.found(
    "record-missing-member",
    `RECORD lists ${JSON.stringify(path)}, which is not in the wheel`,
    place,
  );
}

function placeOf(file: Member): Place {
  return { member: file.name, offset: file.offset };
}
