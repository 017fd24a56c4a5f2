/** Attestations of files, as they are uploaded and served (PEP 740; index hosted attestations specification). */

import type { DocumentPath } from "../document/document-path.ts";
import type { DocumentKind, Findings } from "../document/findings.ts";
import type { JsonObject } from "../document/json.ts";
import { readJsonDocument, readJsonObject } from "../document/json-document.ts";
import { TableReader } from "../document/table-reader.ts";
import type { Parsed } from "../problem.ts";
import { decodeBase64 } from "../text/base64.ts";

export interface Attestation {
  /** The signing certificate: base64 of its DER form. */
  readonly certificate: string;
  /** The entries of the transparency log, at least one, as the log gave them. */
  readonly transparencyEntries: readonly JsonObject[];
  /** The in-toto statement: base64 of its JSON text. `parseStatement` reads it. */
  readonly statement: string;
  /** The DSSE signature over the statement, in base64. */
  readonly signature: string;
}

export const ATTESTATION: DocumentKind = {
  code: "attestation",
  trigger: "reading an attestation",
  consequence: "nobody can verify it, and indexes refuse the upload",
};

/** Reads one attestation object. */
export function parseAttestation(text: string): Parsed<Attestation> {
  return readJsonObject(text, ATTESTATION, readAttestation);
}

/** Reads the `attestations` field of an upload: an array of attestation objects, not empty. */
export function parseAttestations(text: string): Parsed<readonly Attestation[]> {
  return readJsonDocument(text, ATTESTATION, (document, findings) => {
    const holder = new TableReader({ attestations: document }, [], findings);
    return readAttestations(holder, "attestations");
  });
}

/** The attestations of an array that may not be empty. */
export function readAttestations(holder: TableReader, key: string): readonly Attestation[] | undefined {
  requireElements(holder, key, "attestation");
  return holder.each(key, (item, path) => {
    const table = TableReader.of(item, path, holder.findings);
    return table && readAttestation(table);
  });
}

function readAttestation(table: TableReader): Attestation | undefined {
  checkVersion(table);
  table.require("verification_material", "add the certificate and the log entries");
  table.require("envelope", "add the statement and its signature");
  const material = table.table("verification_material");
  const envelope = table.table("envelope");
  if (material === undefined || envelope === undefined) {
    return undefined;
  }
  const certificate = readBase64(material, "certificate");
  requireElements(material, "transparency_entries", "log entry");
  const transparencyEntries = material.each(
    "transparency_entries",
    (item, path) => TableReader.of(item, path, table.findings)?.raw,
  );
  const statement = readBase64(envelope, "statement");
  const signature = readBase64(envelope, "signature");
  return certificate && transparencyEntries && statement && signature
    ? { certificate, transparencyEntries, statement, signature }
    : undefined;
}

/** Attestation and provenance objects exist in version 1 only. */
export function checkVersion(table: TableReader): void {
  table.require("version", "write 1");
  const version = table.integer("version");
  if (version !== undefined && version !== 1) {
    table.findings.error(table.pathOf("version"), {
      code: `${table.findings.kind.code}-version`,
      state: `the version is ${version}, and only 1 is known`,
      remedy: "use a tool that knows this version",
    });
  }
}

export function requireElements(table: TableReader, key: string, noun: string): void {
  table.require(key, `add at least one ${noun}`);
  const value = table.value(key);
  if (Array.isArray(value) && value.length === 0) {
    table.findings.error(table.pathOf(key), {
      code: `${table.findings.kind.code}-empty`,
      state: `there is no ${noun}`,
      remedy: `add at least one ${noun}, or leave the whole object out`,
    });
  }
}

function readBase64(table: TableReader, key: string): string | undefined {
  table.require(key, "write it in base64");
  const text = table.text(key);
  if (text !== undefined && (text === "" || decodeBase64(text) === undefined)) {
    reportBase64(table.findings, table.pathOf(key));
    return undefined;
  }
  return text;
}

function reportBase64(findings: Findings, path: DocumentPath): void {
  findings.error(path, {
    code: "attestation-base64",
    state: `${path.at(-1)} is not base64`,
    remedy: "encode it with the standard alphabet and padding (RFC 4648 § 4)",
  });
}
