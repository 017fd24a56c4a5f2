// Fails when a row of "Tags, file names, licences, metadata and dist-info" in docs/standards-differences.md is not true
// any more. Leniency of metadata has a file of its own, metadata-severity.test.ts.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canonicalizeLicenseExpression,
  linuxPlatforms,
  metadataToText,
  parseContentType,
  parseDirectUrl,
  parseEntryPoints,
  parseRecord,
  parseTag,
  readMetadata,
  StandardsError,
} from "@linchpin/standards";

const HEAD = "Metadata-Version: 2.4\nName: acme\nVersion: 1.0\n";
const read = (text: string): ReturnType<typeof readMetadata>["metadata"] =>
  readMetadata(new TextEncoder().encode(HEAD + text)).metadata;

test("a tag set is limited although no limit was set", () => {
  const members = Array.from({ length: 41 }, (_, index) => `a${index}`).join(".");
  assert.throws(() => parseTag(`${members}-${members}-${members}`), StandardsError);
});

test("a described 32-bit Linux has manylinux tags", () => {
  assert.ok(linuxPlatforms("i686", { name: "glibc", version: [2, 28] }).includes("manylinux1_i686"));
});

test("licences of SPDX 3.28", () => {
  assert.equal(canonicalizeLicenseExpression("osc-1.0"), "OSC-1.0");
});

test("a uuencoded body stays as it is", () => {
  assert.equal(
    read("Content-Transfer-Encoding: uuencode\n\nbegin 644 a\nend\n").description,
    "begin 644 a\nend\n",
  );
});

test("a boundary in RFC 2231 form is not looked for", () => {
  const body = "--x\n\na\n--x--\n";
  assert.equal(read(`Content-Type: multipart/mixed; boundary*=us-ascii''x\n\n${body}`).description, body);
  assert.equal(read(`Content-Type: multipart/mixed; boundary=x\n\n${body}`).description, undefined);
});

test("content types: comments more than 100 deep, and rare charsets", () => {
  assert.equal(parseContentType(`text/plain; ${"(".repeat(200)}${")".repeat(200)}`), undefined);
  assert.ok(parseContentType("text/plain; x*=utf-16''ab"));
  assert.equal(parseContentType("text/plain; x*=utf-16''%ff%fe"), undefined);
});

test("a value on the line after the header name keeps its line break", () => {
  assert.equal(read("License:\n MIT\n").license, "\n MIT");
});

test("metadata is printed with the names of the specification, whatever the values", () => {
  const text = metadataToText(read("Requires-Dist: no requirement\n"));
  assert.match(text, /^Metadata-Version: 2\.4\n(?:.*\n)*Requires-Dist: no requirement\n/u);
});

test("entry points: comments with ;, and extras with dashes", () => {
  const { value, problems } = parseEntryPoints("[a]\n; note\nb = c:d [e-f]\n");
  assert.deepEqual(value?.[0]?.reference?.extras, ["e-f"]);
  assert.deepEqual(
    problems.map(({ severity }) => severity),
    ["warning"],
  );
});

test("RECORD: long cells", () => {
  assert.equal(parseRecord(`${"a".repeat(200_000)},,\n`).value?.length, 1);
});

test("direct_url.json: half an IPv6 address", () => {
  assert.ok(parseDirectUrl('{"url": "file://[/a", "dir_info": {}}').value);
});
