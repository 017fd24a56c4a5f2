import { isObject, type JsonObject, parseJson } from "../document/json.ts";
import type { Parsed, Problem } from "../problem.ts";
import type { DirectUrl, DirectUrlOrigin } from "./direct-url.ts";
import { splitUrl } from "./url-authority.ts";

/** Reads direct_url.json. There is a value only when there is no problem. */
export function parseDirectUrl(text: string): Parsed<DirectUrl> {
  const problems: Problem[] = [];
  const document = readJson(text, problems);
  if (!document) return { problems };
  const reader = new FieldReader(problems);
  const url = reader.requiredText(document, "url", "url");
  const origin = readOrigin(document, reader);
  const subdirectory = reader.text(document, "subdirectory", "subdirectory");
  if (origin?.kind === "directory" && url !== undefined) refuseRemoteFolder(url, problems);
  if (url === undefined || !origin || problems.length > 0) return { problems };
  return { value: { url, origin, ...(subdirectory !== undefined && { subdirectory }) }, problems };
}

function readJson(text: string, problems: Problem[]): JsonObject | undefined {
  const read = parseJson(text);
  if ("value" in read && isObject(read.value)) return read.value;
  const state = "value" in read ? "direct_url.json holds no JSON object" : "direct_url.json is not JSON";
  problems.push(problem("", "json", state));
  return undefined;
}

/** Exactly one of the three objects must be there (direct URL data structure specification). */
function readOrigin(document: JsonObject, reader: FieldReader): DirectUrlOrigin | undefined {
  const archive = reader.object(document, "archive_info");
  const vcs = reader.object(document, "vcs_info");
  const directory = reader.object(document, "dir_info");
  const found = [archive, vcs, directory].filter((info) => info !== undefined).length;
  if (found !== 1) {
    reader.report("", "origin", `${found} of vcs_info, archive_info and dir_info are given, not exactly one`);
    return undefined;
  }
  if (archive) return readArchive(archive, reader);
  return vcs ? readVcs(vcs, reader) : readDirectory(directory!, reader);
}

function readArchive(info: JsonObject, reader: FieldReader): DirectUrlOrigin {
  const hashes = reader.textMap(info, "hashes", "archive_info.hashes");
  const legacy = reader.text(info, "hash", "archive_info.hash");
  if (legacy === undefined) return { kind: "archive", ...(hashes && { hashes }) };
  const equals = legacy.indexOf("=");
  const [algorithm, digest] = [legacy.slice(0, equals), legacy.slice(equals + 1)];
  if (equals === -1) reader.report("archive_info.hash", "hash", "hash is not algorithm=digest");
  else if (hashes && !Object.hasOwn(hashes, algorithm)) {
    reader.report("archive_info.hashes", "hash", `hashes has no ${algorithm}, which hash has`);
  } else if (hashes && hashes[algorithm] !== digest) {
    reader.report("archive_info.hash", "hash", `hash and hashes have different digests for ${algorithm}`);
  }
  return { kind: "archive", hashes: hashes ?? Object.fromEntries([[algorithm, digest]]) };
}

function readVcs(info: JsonObject, reader: FieldReader): DirectUrlOrigin | undefined {
  const vcs = reader.requiredText(info, "vcs", "vcs_info.vcs");
  const commitId = reader.requiredText(info, "commit_id", "vcs_info.commit_id");
  const requestedRevision = reader.text(info, "requested_revision", "vcs_info.requested_revision");
  if (vcs === undefined || commitId === undefined) return undefined;
  return { kind: "vcs", vcs, commitId, ...(requestedRevision !== undefined && { requestedRevision }) };
}

function readDirectory(info: JsonObject, reader: FieldReader): DirectUrlOrigin {
  const editable = reader.flag(info, "editable", "dir_info.editable");
  return { kind: "directory", ...(editable !== undefined && { editable }) };
}

/** A folder is on this machine: `file:` and an absolute path. */
function refuseRemoteFolder(url: string, problems: Problem[]): void {
  const { scheme, path } = splitUrl(url);
  if (scheme !== "file")
    problems.push(problem("url", "scheme", "dir_info is given, but the URL is no file: URL"));
  else if (!path.startsWith("/")) problems.push(problem("url", "path", "the file: URL has no absolute path"));
}

/** Takes values of one type out of an object; a value of another type is a problem, `null` counts as absent. */
class FieldReader {
  readonly #problems: Problem[];

  constructor(problems: Problem[]) {
    this.#problems = problems;
  }

  report(field: string, rule: string, state: string): void {
    this.#problems.push(problem(field, rule, state));
  }

  text(source: JsonObject, key: string, field: string): string | undefined {
    return this.#take(source, key, field, "a string", (value) => typeof value === "string");
  }

  requiredText(source: JsonObject, key: string, field: string): string | undefined {
    if (this.#value(source, key) === undefined) this.report(field, "missing", `${field} is missing`);
    return this.text(source, key, field);
  }

  flag(source: JsonObject, key: string, field: string): boolean | undefined {
    return this.#take(source, key, field, "true or false", (value) => typeof value === "boolean");
  }

  object(source: JsonObject, key: string): JsonObject | undefined {
    return this.#take(source, key, key, "an object", isObject);
  }

  textMap(source: JsonObject, key: string, field: string): Readonly<Record<string, string>> | undefined {
    return this.#take(source, key, field, "an object of strings", isTextMap);
  }

  #take<Value>(
    source: JsonObject,
    key: string,
    field: string,
    expected: string,
    holds: (value: unknown) => value is Value,
  ): Value | undefined {
    const value = this.#value(source, key);
    if (value === undefined) return undefined;
    if (holds(value)) return value;
    this.report(field, "type", `${field} is not ${expected}`);
    return undefined;
  }

  #value(source: JsonObject, key: string): unknown {
    return Object.hasOwn(source, key) ? (source[key] ?? undefined) : undefined;
  }
}

function isTextMap(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((item) => typeof item === "string");
}

function problem(field: string, rule: string, state: string): Problem {
  return {
    code: `direct-url-${rule}`,
    severity: "error",
    state,
    trigger: "reading direct_url.json (PEP 610)",
    consequence: "nobody can tell where the installed project came from",
    remedy: "reinstall the project with a tool that writes direct_url.json as specified",
    ...(field !== "" && { field }),
  };
}
