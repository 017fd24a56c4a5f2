import assert from "node:assert/strict";
import { test } from "node:test";
import {
  parseAttestation,
  parseAttestations,
  parseProvenance,
  parseStatement,
  writeProvenance,
} from "@linchpin/standards";

const STATEMENT = {
  _type: "https://in-toto.io/Statement/v1",
  subject: [{ name: "acme-1.0.tar.gz", digest: { sha256: "AB".repeat(32) } }],
  predicateType: "https://docs.index.example/attestations/publish/v1",
  predicate: null,
};

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");

const ATTESTATION = {
  version: 1,
  verification_material: { certificate: "AAAA", transparency_entries: [{ logIndex: 1 }] },
  envelope: { statement: base64(STATEMENT), signature: "AAA=" },
};

const PROVENANCE = {
  version: 1,
  attestation_bundles: [
    { publisher: { kind: "GitHub", claims: null, repository: "a/b" }, attestations: [ATTESTATION] },
  ],
};

function codes(problems: readonly { code: string; field?: string }[]): readonly string[] {
  return problems.map(({ code, field }) => `${code} ${field ?? ""}`.trim());
}

test("a provenance object is read and written with claims as an object (fails if null is written)", () => {
  const { value, problems } = parseProvenance(JSON.stringify(PROVENANCE));
  assert.deepEqual(problems, []);
  assert.equal(value?.bundles[0]?.publisher.kind, "GitHub");
  const written = JSON.parse(writeProvenance(value));
  assert.deepEqual(written.attestation_bundles[0].publisher, {
    kind: "GitHub",
    claims: {},
    repository: "a/b",
  });
  assert.deepEqual(
    parseProvenance(JSON.stringify(written)).value?.bundles[0]?.attestations,
    value.bundles[0]?.attestations,
  );
});

test("every part that the specification demands is asked for (fails if a hollow object passes)", () => {
  const rows: readonly (readonly [object, string])[] = [
    [{ version: 2 }, "attestation-version version"],
    [{ version: "1" }, "attestation-wrong-type version"],
    [{ envelope: { statement: "x", signature: "AAAA" } }, "attestation-base64 envelope.statement"],
    [{ envelope: { statement: "AAAA" } }, "attestation-missing-key envelope"],
    [
      { verification_material: { certificate: "AAAA", transparency_entries: [] } },
      "attestation-empty verification_material.transparency_entries",
    ],
    [{ verification_material: undefined }, "attestation-missing-key"],
  ];
  for (const [change, expected] of rows) {
    const { value, problems } = parseAttestation(JSON.stringify({ ...ATTESTATION, ...change }));
    assert.equal(value, undefined);
    assert.deepEqual(codes(problems), [expected]);
  }
  assert.deepEqual(codes(parseProvenance('{"version":1,"attestation_bundles":[]}').problems), [
    "provenance-empty attestation_bundles",
  ]);
  assert.deepEqual(codes(parseProvenance("{").problems), ["provenance-not-json"]);
});

test("the field of an upload is an array that is not empty (fails if [] or an object passes)", () => {
  assert.equal(parseAttestations(JSON.stringify([ATTESTATION])).value?.length, 1);
  assert.deepEqual(codes(parseAttestations("[]").problems), ["attestation-empty attestations"]);
  assert.deepEqual(codes(parseAttestations("{}").problems), ["attestation-wrong-type attestations"]);
});

test("a statement names one distribution (fails if two subjects, another type or a wrong digest pass)", () => {
  const { value } = parseStatement(base64(STATEMENT));
  assert.deepEqual(value, {
    fileName: "acme-1.0.tar.gz",
    sha256: "ab".repeat(32),
    predicateType: STATEMENT.predicateType,
  });
  const [subject] = STATEMENT.subject;
  const rows: readonly (readonly [object, string])[] = [
    [{ _type: "x" }, "statement-type _type"],
    [{ subject: [subject, subject] }, "statement-subjects subject"],
    [{ subject: [] }, "statement-subjects subject"],
    [{ subject: [{ ...subject, name: "acme.txt" }] }, "file-name-extension subject[0].name"],
    [{ subject: [{ ...subject, digest: { sha256: "00" } }] }, "statement-digest subject[0].digest.sha256"],
    [{ predicateType: "x" }, "statement-predicate-type predicateType"],
    [{ predicate: { x: 1 } }, "statement-predicate predicate"],
  ];
  for (const [change, expected] of rows) {
    const { value: none, problems } = parseStatement(base64({ ...STATEMENT, ...change }));
    assert.equal(none, undefined);
    assert.equal(problems.length, 1);
    assert.match(codes(problems)[0] ?? "", new RegExp(`${expected.replaceAll(/[[\].]/g, "\\$&")}$`));
  }
  assert.deepEqual(codes(parseStatement("!").problems), ["statement-not-json"]);
});
