import type { Parsed, Problem } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import { type CsvRow, parseCsv } from "./csv.ts";
import { wheelFileProblem } from "./wheel-problem.ts";

/** One file of an installed or packed distribution (recording installed projects § The RECORD file). */
export interface RecordEntry {
  /** As written: relative to the folder that holds `dist-info`, with `/`; installed files may be absolute. */
  readonly path: string;
  readonly hash?: RecordHash;
  /** Bytes. */
  readonly size?: number;
}

export interface RecordHash {
  /** A name that Python's `hashlib` knows, lower case, for example `sha256`. */
  readonly algorithm: string;
  /** URL-safe base64 without `=`. */
  readonly digest: string;
}

/** How long a digest is in base64, for the algorithms that RECORD may use. */
const DIGEST_LENGTH = new Map([
  ["sha256", 43],
  ["sha384", 64],
  ["sha512", 86],
  ["sha3_256", 43],
  ["sha3_384", 64],
  ["sha3_512", 86],
  ["blake2b", 86],
  ["blake2s", 43],
]);

/** Broken ones: binary distribution format § Signed wheel files bans them. */
const WEAK = new Set(["md5", "sha1", "sha224"]);

/**
 * Reads RECORD: one line `path,algorithm=digest,size` for each file.
 * @returns the entries in order, and every fault; a line without a path or with more than three cells gives no entry.
 */
export function parseRecord(text: string): Parsed<RecordEntry[]> {
  const problems: Problem[] = [];
  const entries: RecordEntry[] = [];
  const seen = new Set<string>();
  for (const row of parseCsv(text)) {
    const entry = readRow(row, problems);
    if (!entry) continue;
    if (seen.has(entry.path)) {
      problems.push(recordProblem("duplicate", `${excerpt(entry.path)} stands twice in RECORD`, row));
    }
    seen.add(entry.path);
    entries.push(entry);
  }
  return { value: entries, problems };
}

function readRow(row: CsvRow, problems: Problem[]): RecordEntry | undefined {
  const [path = "", hashText = "", sizeText = ""] = row.cells;
  if (row.cells.length !== 3) {
    const state = `a RECORD line has ${row.cells.length} cells instead of three (path, hash, size)`;
    problems.push(recordProblem("cells", state, row));
  }
  if (row.cells.length > 3) return undefined;
  if (path === "") {
    problems.push(recordProblem("path-empty", "a RECORD line has no path", row));
    return undefined;
  }
  problems.push(...pathProblems(path, row));
  const hash = readHash(hashText, row, problems);
  const size = readSize(sizeText, row, problems);
  return { path, ...(hash && { hash }), ...(size !== undefined && { size }) };
}

function pathProblems(path: string, row: CsvRow): Problem[] {
  if (!path.includes("\\")) return [];
  const state = `the path ${excerpt(path)} has a backslash; paths in RECORD use /`;
  return [{ ...recordProblem("path-backslash", state, row), severity: "warning" }];
}

function readHash(text: string, row: CsvRow, problems: Problem[]): RecordHash | undefined {
  if (text === "") return undefined;
  const equals = text.indexOf("=");
  if (equals < 1) {
    const state = `${excerpt(text)} is not a hash: it must be algorithm=digest`;
    problems.push(recordProblem("hash-invalid", state, row));
    return undefined;
  }
  const hash = { algorithm: text.slice(0, equals), digest: text.slice(equals + 1) };
  const fault = hashFault(hash);
  if (fault) problems.push(recordProblem(fault.rule, fault.state, row));
  return hash;
}

function hashFault({ algorithm, digest }: RecordHash): { rule: string; state: string } | undefined {
  if (WEAK.has(algorithm)) {
    return { rule: "hash-weak", state: `RECORD uses ${algorithm}; sha256 or better is required` };
  }
  const length = DIGEST_LENGTH.get(algorithm);
  if (length === undefined) {
    return { rule: "hash-unknown", state: `RECORD uses the hash algorithm ${excerpt(algorithm)}` };
  }
  if (digest.length === length && /^[A-Za-z0-9_-]+$/u.test(digest)) return undefined;
  const state = `${excerpt(digest)} is not a ${algorithm} digest in URL-safe base64 without padding`;
  return { rule: "hash-invalid", state };
}

function readSize(text: string, row: CsvRow, problems: Problem[]): number | undefined {
  if (text === "") return undefined;
  const size = Number(text);
  if (/^[0-9]+$/u.test(text) && Number.isSafeInteger(size)) return size;
  problems.push(recordProblem("size-invalid", `${excerpt(text)} is not a number of bytes`, row));
  return undefined;
}

function recordProblem(rule: string, state: string, row: CsvRow): Problem {
  return wheelFileProblem("record", rule, state, { line: row.line });
}
