import { normalizeName } from "../name/name.ts";
import { StandardsError } from "../problem.ts";
import { parseTag } from "../tag/parse-tag.ts";
import type { Tag } from "../tag/tag.ts";
import { tryParseVersion } from "../version/parse.ts";
import type { Version } from "../version/version.ts";
import { type BuildTag, parseBuildTag } from "./build-tag.ts";
import { fileNameError } from "./file-name-problem.ts";
import { refuseFirst, wheelUploadProblems } from "./upload-rules.ts";

/** What the name of a wheel says (binary distribution format § File name convention). */
export interface WheelFileName {
  readonly kind: "wheel";
  readonly fileName: string;
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly version: Version;
  readonly build?: BuildTag;
  /** The compressed tag set, expanded. */
  readonly tags: readonly Tag[];
  /** As written in the file name: what `dist-info` folders of old wheels are named after. */
  readonly written: { readonly name: string; readonly version: string; readonly tag: string };
}

export interface FileNameOptions {
  /** Also demand what PyPI asks of uploads today: normalised spelling, and platforms that it knows. */
  readonly strict?: boolean;
  /** Refuse compressed tag sets that are not in sorted order (PEP 425). Old files ignore it, and PyPI does not look. */
  readonly validateOrder?: boolean;
}

/** The name part must be an escaped project name: letters of any script, digits, `_` and `.`. */
const ESCAPED_NAME = /^[\p{L}\p{N}_.]+$/u;

/**
 * Reads the name of a wheel. Without `strict` it takes what pip takes, so that old files in mirrors can be read.
 * @throws StandardsError with a code `wheel-file-name-RULE` for the first rule that fails.
 */
export function parseWheelFileName(fileName: string, options: FileNameOptions = {}): WheelFileName {
  const parts = splitParts(fileName);
  const [name, version] = parts as [string, string];
  const tag = parts.slice(-3).join("-");
  const build = parts.length === 6 ? parseBuildTag(parts[2]!, fileName) : undefined;
  const wheel: WheelFileName = {
    kind: "wheel",
    fileName,
    name: readName(name, fileName),
    version: readVersion(version, fileName),
    ...(build && { build }),
    tags: readTags(tag, fileName, options),
    written: { name, version, tag },
  };
  if (options.strict) refuseFirst(wheelUploadProblems(wheel));
  return wheel;
}

function splitParts(fileName: string): string[] {
  if (!fileName.endsWith(".whl")) {
    throw fileNameError("wheel", "extension", fileName, "a wheel ends with .whl");
  }
  const parts = fileName.slice(0, -".whl".length).split("-");
  if (parts.length !== 5 && parts.length !== 6) {
    const why = `a wheel name has five parts, or six with a build tag; this one has ${parts.length}`;
    throw fileNameError("wheel", "parts", fileName, why);
  }
  return parts;
}

function readName(name: string, fileName: string): string {
  if (name.includes("__") || !ESCAPED_NAME.test(name)) {
    const why = `${JSON.stringify(name)} is not an escaped project name`;
    throw fileNameError("wheel", "project", fileName, why);
  }
  return normalizeName(name);
}

function readVersion(version: string, fileName: string): Version {
  const parsed = tryParseVersion(version);
  if (parsed) return parsed;
  throw fileNameError("wheel", "version", fileName, `${JSON.stringify(version)} is not a version (PEP 440)`);
}

function readTags(tag: string, fileName: string, { validateOrder = false }: FileNameOptions): Tag[] {
  try {
    return parseTag(tag, { validateOrder });
  } catch (error) {
    if (!(error instanceof StandardsError)) throw error;
    throw fileNameError("wheel", "tag", fileName, error.problem.state);
  }
}
