/** Provenance objects: who published a file, with the attestations (PEP 740 § Provenance objects). */

import type { DocumentKind } from "../document/findings.ts";
import type { JsonObject } from "../document/json.ts";
import { readJsonObject } from "../document/json-document.ts";
import { TableReader } from "../document/table-reader.ts";
import type { Parsed } from "../problem.ts";
import { type Attestation, checkVersion, readAttestations, requireElements } from "./attestation.ts";

export interface Provenance {
  /** At least one. An index or an auditor may add bundles later. */
  readonly bundles: readonly AttestationBundle[];
}

export interface AttestationBundle {
  readonly publisher: Publisher;
  readonly attestations: readonly Attestation[];
}

/** The identity that published. */
export interface Publisher {
  /** Which kind of publisher, for example `GitHub`. */
  readonly kind: string;
  /** The claims that its identity provider made. */
  readonly claims: JsonObject;
  /** All keys of the object, with those that only this kind of publisher has. */
  readonly object: JsonObject;
}

const PROVENANCE: DocumentKind = {
  code: "provenance",
  trigger: "reading a provenance object",
  consequence: "nobody can tell from it who published the file",
};

/** Reads a provenance object. Certificates and signatures are not verified here. */
export function parseProvenance(text: string): Parsed<Provenance> {
  return readJsonObject(text, PROVENANCE, (table) => {
    checkVersion(table);
    requireElements(table, "attestation_bundles", "bundle");
    const bundles = table.each("attestation_bundles", (item, path) => {
      const bundle = TableReader.of(item, path, table.findings);
      return bundle && readBundle(bundle);
    });
    return bundles && { bundles };
  });
}

/** The JSON text of a provenance object. `claims` is always an object: the specification's prose demands one. */
export function writeProvenance(provenance: Provenance): string {
  return JSON.stringify({
    version: 1,
    attestation_bundles: provenance.bundles.map(({ publisher, attestations }) => ({
      publisher: { ...publisher.object, kind: publisher.kind, claims: publisher.claims },
      attestations: attestations.map(attestationToJson),
    })),
  });
}

/** An attestation in the form in which it is uploaded and served. */
export function attestationToJson(attestation: Attestation): JsonObject {
  return {
    version: 1,
    verification_material: {
      certificate: attestation.certificate,
      transparency_entries: attestation.transparencyEntries,
    },
    envelope: { statement: attestation.statement, signature: attestation.signature },
  };
}

function readBundle(bundle: TableReader): AttestationBundle | undefined {
  bundle.require("publisher", "say who published");
  const table = bundle.table("publisher");
  const attestations = readAttestations(bundle, "attestations");
  const publisher = table && readPublisher(table);
  return publisher && attestations && { publisher, attestations };
}

/** `claims` may be `null` or absent in objects of older indexes. */
function readPublisher(table: TableReader): Publisher | undefined {
  table.require("kind", "say which kind of publisher it is");
  const kind = table.text("kind");
  const claims = table.table("claims")?.raw ?? {};
  return kind === undefined ? undefined : { kind, claims, object: table.raw };
}
