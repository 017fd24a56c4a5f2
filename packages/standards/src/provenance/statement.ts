/** What an attestation says: an in-toto statement about one file (PEP 740 § Attestation statement). */

import type { DocumentKind } from "../document/findings.ts";
import type { JsonObject } from "../document/json.ts";
import { readJsonObject } from "../document/json-document.ts";
import { TableReader } from "../document/table-reader.ts";
import { parseDistributionFileName } from "../file-name/distribution-file-name.ts";
import type { Parsed } from "../problem.ts";
import { normalizeDigest } from "../simple/hashes.ts";
import { decodeBase64 } from "../text/base64.ts";
import { decodeUtf8 } from "../text/utf8.ts";

export interface AttestationStatement {
  /** The file name of the distribution. Compare it parsed: its spelling may differ from that of the file. */
  readonly fileName: string;
  /** Hexadecimal, lower case. */
  readonly sha256: string;
  readonly predicateType: string;
  readonly predicate?: JsonObject;
}

const STATEMENT: DocumentKind = {
  code: "statement",
  trigger: "reading the statement of an attestation",
  consequence: "the attestation says nothing about the file, and verifiers refuse it",
};

const STATEMENT_TYPE = "https://in-toto.io/Statement/v1";
const SLSA_PROVENANCE = "https://slsa.dev/provenance/v1";
/** The publish attestation has its definition on the index's own documentation pages. */
const PUBLISH = /^https:\/\/[^/]+\/attestations\/publish\/v1$/;

/** Reads the statement of an attestation, given in base64 as the envelope holds it. */
export function parseStatement(statement: string): Parsed<AttestationStatement> {
  const bytes = decodeBase64(statement);
  // What is not base64 or not UTF-8 is no JSON either, and is reported as such.
  const text = bytes === undefined ? undefined : decodeUtf8(bytes);
  return readJsonObject(text ?? "", STATEMENT, readStatement);
}

function readStatement(table: TableReader): AttestationStatement | undefined {
  table.require("_type", `write ${STATEMENT_TYPE}`);
  const type = table.text("_type");
  if (type !== undefined && type !== STATEMENT_TYPE) {
    table.findings.error(table.pathOf("_type"), {
      code: "statement-type",
      state: `the type is ${JSON.stringify(type)}`,
      remedy: `write ${STATEMENT_TYPE}`,
    });
  }
  const subject = readSubject(table);
  const predicate = readPredicate(table);
  return subject && predicate && { ...subject, ...predicate };
}

/** Exactly one subject: the distribution, by its name and digest. */
function readSubject(table: TableReader): Pick<AttestationStatement, "fileName" | "sha256"> | undefined {
  table.require("subject", "name the file");
  const subjects = table.list("subject");
  if (subjects !== undefined && subjects.length !== 1) {
    table.findings.error(table.pathOf("subject"), {
      code: "statement-subjects",
      state: `the statement has ${subjects.length} subjects`,
      remedy: "write one statement for each file",
    });
    return undefined;
  }
  const subject = subjects && TableReader.of(subjects[0], [...table.pathOf("subject"), 0], table.findings);
  if (subject === undefined) {
    return undefined;
  }
  subject.require("name", "write the name of the file");
  subject.require("digest", "write the sha256 of the file");
  const fileName = subject.parsed("name", (name) => parseDistributionFileName(name) && name);
  const sha256 = readDigest(subject.table("digest"));
  return fileName !== undefined && sha256 !== undefined ? { fileName, sha256 } : undefined;
}

function readDigest(digest: TableReader | undefined): string | undefined {
  digest?.require("sha256", "write the sha256 of the file");
  const written = digest?.text("sha256");
  const sha256 = written === undefined ? undefined : normalizeDigest("sha256", written);
  if (written !== undefined && sha256 === undefined) {
    digest?.findings.error(digest.pathOf("sha256"), {
      code: "statement-digest",
      state: `${JSON.stringify(written)} is no sha256`,
      remedy: "write 64 hexadecimal digits",
    });
  }
  return sha256;
}

function readPredicate(
  table: TableReader,
): Pick<AttestationStatement, "predicateType" | "predicate"> | undefined {
  table.require("predicateType", "say what the statement claims");
  const predicateType = table.text("predicateType");
  const predicate = table.table("predicate")?.raw;
  if (predicateType === undefined) {
    return undefined;
  }
  const isPublish = PUBLISH.test(predicateType);
  if (!isPublish && predicateType !== SLSA_PROVENANCE) {
    table.findings.error(table.pathOf("predicateType"), {
      code: "statement-predicate-type",
      state: `the predicate type is ${JSON.stringify(predicateType)}`,
      remedy: `use the publish attestation, or ${SLSA_PROVENANCE}`,
    });
  }
  if (isPublish && predicate !== undefined && Object.keys(predicate).length > 0) {
    table.findings.error(table.pathOf("predicate"), {
      code: "statement-predicate",
      state: "the publish attestation has a predicate",
      remedy: "leave it out, or write null or an empty object",
    });
  }
  return { predicateType, ...(predicate && { predicate }) };
}
