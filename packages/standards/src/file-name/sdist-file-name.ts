import { normalizeName } from "../name/name.ts";
import { tryParseVersion } from "../version/parse.ts";
import type { Version } from "../version/version.ts";
import { fileNameError } from "./file-name-problem.ts";
import { refuseFirst, sdistUploadProblems } from "./upload-rules.ts";
import type { FileNameOptions } from "./wheel-file-name.ts";

/** What the name of a source distribution says (PEP 625). */
export interface SdistFileName {
  readonly kind: "sdist";
  readonly fileName: string;
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly version: Version;
  readonly extension: ".tar.gz" | ".zip";
  /** As written in the file name. */
  readonly written: { readonly name: string; readonly version: string };
}

/**
 * Reads the name of a source distribution. Without `strict` it takes what pip takes: `.zip` too, and any spelling of the
 * name; the version is what follows the last dash.
 * @throws StandardsError with a code `sdist-file-name-RULE` for the first rule that fails.
 */
export function parseSdistFileName(fileName: string, options: FileNameOptions = {}): SdistFileName {
  const extension = extensionOf(fileName);
  const stem = fileName.slice(0, -extension.length);
  const dash = stem.lastIndexOf("-");
  if (dash === -1) throw fileNameError("sdist", "parts", fileName, "no dash stands between name and version");
  const written = { name: stem.slice(0, dash), version: stem.slice(dash + 1) };
  if (written.name === "") throw fileNameError("sdist", "project", fileName, "the project name is empty");
  const version = tryParseVersion(written.version);
  if (!version) {
    const why = `${JSON.stringify(written.version)} is not a version (PEP 440)`;
    throw fileNameError("sdist", "version", fileName, why);
  }
  const name = normalizeName(written.name);
  const sdist: SdistFileName = { kind: "sdist", fileName, name, version, extension, written };
  if (options.strict) refuseFirst(sdistUploadProblems(sdist));
  return sdist;
}

function extensionOf(fileName: string): ".tar.gz" | ".zip" {
  if (fileName.endsWith(".tar.gz")) return ".tar.gz";
  if (fileName.endsWith(".zip")) return ".zip";
  throw fileNameError("sdist", "extension", fileName, "a source distribution ends with .tar.gz");
}
