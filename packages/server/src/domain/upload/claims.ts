/** What the form claims of the file: read once, every fault found at once. */

import {
  isValidName,
  METADATA_VERSIONS,
  normalizeName,
  type Problem,
  tryParseVersion,
  versionToString,
} from "@linchpin/standards";
import { Refusal } from "../refusal.ts";
import { formProblem, quoted } from "./form-problem.ts";
import { meaningfulFields, type ReceivedContent, type UploadForm } from "./upload-form.ts";

export interface UploadClaims {
  /** Normalised (PEP 503). */
  readonly project: string;
  /** As PEP 440 prints it. */
  readonly version: string;
  readonly kind: "wheel" | "sdist";
  readonly digests: { readonly sha256?: string; readonly md5?: string; readonly blake2b256?: string };
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly content: ReceivedContent;
}

/** Throws the Refusal `action-gone`, or `form-invalid` with a finding for each field that cannot be used. */
export function readClaims(form: UploadForm): UploadClaims {
  const fields = meaningfulFields(form.fields);
  refuseGoneAction(fields);
  const problems: Problem[] = [];
  const read = <Value>(field: string, reader: FieldReader<Value>): Value | undefined =>
    readField(fields, field, reader, problems);
  read(":action", readAction);
  read("protocol_version", readProtocolVersion);
  read("metadata_version", readMetadataVersion);
  const project = read("name", readName);
  const version = read("version", readVersion);
  const kind = read("filetype", readKind);
  read("pyversion", (value) => readPythonVersion(value, kind));
  const digests = {
    ...optional(
      "sha256",
      read("sha256_digest", (value) => readDigest("sha256_digest", value, 64)),
    ),
    ...optional(
      "blake2b256",
      read("blake2_256_digest", (value) => readDigest("blake2_256_digest", value, 64)),
    ),
    ...optional(
      "md5",
      read("md5_digest", (value) => readDigest("md5_digest", value, 32)),
    ),
  };
  if (Object.keys(digests).length === 0 && problems.every((problem) => !problem.field?.endsWith("_digest"))) {
    problems.push(NO_DIGEST);
  }
  problems.push(...contentProblems(form.content));
  if (
    problems.length > 0 ||
    project === undefined ||
    version === undefined ||
    kind === undefined ||
    form.content === undefined
  ) {
    throw invalidForm(problems);
  }
  return { project, version, kind, digests, fields, content: form.content };
}

/** Gives the value of a field, or the finding that says what is wrong; `undefined` comes in where it was not sent. */
type FieldReader<Value> = (value: string | undefined) => Value | Problem;

function readField<Value>(
  fields: ReadonlyMap<string, readonly string[]>,
  field: string,
  reader: FieldReader<Value>,
  problems: Problem[],
): Value | undefined {
  const values = fields.get(field) ?? [];
  if (values.length > 1) {
    const state = `the form gives ${field} ${values.length} times`;
    problems.push(formProblem({ field, rule: "field-repeated", state, remedy: "send it once" }));
    return undefined;
  }
  const result = reader(values[0]);
  if (!isProblem(result)) return result;
  problems.push(result);
  return undefined;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "severity" in value;
}

function refuseGoneAction(fields: ReadonlyMap<string, readonly string[]>): void {
  const action = fields.get(":action")?.[0];
  if (action === undefined || action === "file_upload") return;
  throw new Refusal("action-gone", {
    state: `the form asks for :action ${quoted(action)}; only file_upload is left`,
    trigger: "posting it to the upload URL",
  });
}

const readAction: FieldReader<string> = (value) =>
  value ??
  formProblem({
    field: ":action",
    rule: "action-missing",
    state: "the form has no :action",
    remedy: "send :action=file_upload",
  });

const readProtocolVersion: FieldReader<string> = (value = "1") =>
  value === "1"
    ? value
    : formProblem({
        field: "protocol_version",
        rule: "protocol-version",
        state: `Unknown protocol version ${quoted(value)}`,
        remedy: "send protocol_version=1, or leave it out",
      });

const readMetadataVersion: FieldReader<string> = (value) =>
  METADATA_VERSIONS.find((known) => known === value) ??
  formProblem({
    field: "metadata_version",
    rule: "metadata-version",
    state:
      value === undefined
        ? "the form has no metadata_version"
        : `there is no metadata version ${quoted(value)}`,
    remedy: `send one of ${METADATA_VERSIONS.join(", ")}`,
  });

const readName: FieldReader<string> = (value) =>
  value !== undefined && isValidName(value)
    ? normalizeName(value)
    : formProblem({
        field: "name",
        rule: "name",
        state: value === undefined ? "the form has no name" : `${quoted(value)} is an invalid value for Name`,
        remedy:
          "name the project with ASCII letters, digits, '.', '_' and '-', a letter or digit at both ends",
      });

const readVersion: FieldReader<string> = (value) => {
  const version = value === undefined ? undefined : tryParseVersion(value);
  if (version !== undefined) return versionToString(version);
  return formProblem({
    field: "version",
    rule: "version",
    state:
      value === undefined ? "the form has no version" : `${quoted(value)} is an invalid value for Version`,
    remedy: "give a version as PEP 440 has it, for example 1.2.0 or 1.2.0rc1",
  });
};

const readKind: FieldReader<"wheel" | "sdist"> = (value) => {
  if (value === "bdist_wheel") return "wheel";
  if (value === "sdist") return "sdist";
  return formProblem({
    field: "filetype",
    rule: "filetype",
    state:
      value === undefined ? "the form has no filetype" : `${quoted(value)} is an invalid value for filetype`,
    remedy: "Use a known file type: bdist_wheel or sdist",
  });
};

function readPythonVersion(value: string | undefined, kind: "wheel" | "sdist" | undefined): string | Problem {
  if (kind === "wheel" && value === undefined) {
    return formProblem({
      field: "pyversion",
      rule: "pyversion",
      state: "the form of a wheel has no pyversion",
      remedy: "send the Python tag of the wheel, for example py3",
    });
  }
  if (kind === "sdist" && value !== undefined && value !== "source") {
    return formProblem({
      field: "pyversion",
      rule: "pyversion",
      state: `the form of an sdist has pyversion ${quoted(value)}`,
      remedy: "send pyversion=source, or leave it out",
    });
  }
  return value ?? "source";
}

/** The digest in lower case; "" where none was sent. `length`: hexadecimal digits. */
function readDigest(field: string, value: string | undefined, length: number): string | Problem {
  const digest = value?.trim().toLowerCase() ?? "";
  if (digest === "" || (digest.length === length && /^[0-9a-f]+$/.test(digest))) return digest;
  return formProblem({
    field,
    rule: "digest",
    state: `${field} is ${quoted(digest)}`,
    remedy: `send a hexadecimal digest of ${length} digits`,
  });
}

function optional<Key extends string>(
  key: Key,
  digest: string | undefined,
): { readonly [K in Key]?: string } {
  return digest === undefined || digest === "" ? {} : ({ [key]: digest } as { [K in Key]: string });
}

const NO_DIGEST = formProblem({
  field: "sha256_digest",
  rule: "digest-missing",
  state: "the form has no digest, so nobody would notice a file that was damaged on its way",
  remedy: "Include at least one message digest: sha256_digest, blake2_256_digest or md5_digest",
});

function contentProblems(content: ReceivedContent | undefined): readonly Problem[] {
  if (content === undefined) {
    return [
      formProblem({
        field: "content",
        rule: "content-missing",
        state: "Upload payload does not have a file",
        remedy: "send the file in the part named content, with its file name",
      }),
    ];
  }
  if (!content.mediaType.startsWith("image/")) return [];
  return [
    formProblem({
      field: "content",
      rule: "content-type",
      state: `the file is sent as ${quoted(content.mediaType)}`,
      remedy: "send it as application/octet-stream",
    }),
  ];
}

function invalidForm(problems: readonly Problem[]): Refusal {
  return new Refusal("form-invalid", {
    state: problems[0]?.state ?? "the form cannot be used",
    trigger: "posting it to the upload URL",
    remedy: problems[0]?.remedy ?? "",
    findings: problems,
  });
}
