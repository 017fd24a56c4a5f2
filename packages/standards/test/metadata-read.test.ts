// Fails when METADATA is read otherwise than Python's email module, as every installer uses it, reads it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMetadata, readMetadata } from "@linchpin/standards";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const HEAD = "Metadata-Version: 2.4\nName: acme\nVersion: 1.0\n";

test("a folded value keeps its line breaks and indents", () => {
  const { metadata } = readMetadata(utf8(`${HEAD}License: one\n        two\r\n`));
  assert.equal(metadata.license, "one\n        two");
});

test("the body is the description, a header in its place too", () => {
  assert.equal(readMetadata(utf8(`${HEAD}\n# Hé\n`)).metadata.description, "# Hé\n");
  assert.equal(readMetadata(utf8(`${HEAD}Description: short\n`)).metadata.description, "short");
});

test("a description in both places is in neither", () => {
  const { metadata, unparsed } = readMetadata(utf8(`${HEAD}Description: short\n\nlong`));
  assert.equal(metadata.description, undefined);
  assert.deepEqual(unparsed.get("description"), ["short", "long"]);
});

test("a line that is no header begins the body", () => {
  assert.equal(
    readMetadata(utf8(`${HEAD}not a header\nAuthor: x\n`)).metadata.description,
    "not a header\nAuthor: x\n",
  );
});

test("a byte order mark makes everything a description", () => {
  const { metadata } = readMetadata(utf8(`\ufeff${HEAD}`));
  assert.equal(metadata.name, "");
  assert.equal(metadata.description, `\ufeff${HEAD}`);
});

test("header names compare without regard to case, and repeated single fields are in no field", () => {
  const { metadata, unparsed } = readMetadata(utf8(`${HEAD}SUMMARY: a\nsummary: b\n`));
  assert.equal(metadata.summary, undefined);
  assert.deepEqual(unparsed.get("summary"), ["a", "b"]);
});

test("one header that is not UTF-8 leaves the others usable", () => {
  const { metadata, unparsed } = readMetadata(latin1(`${HEAD}Author: Jos\xe9\nMaintainer: Jos\xc3\xa9\n`));
  assert.deepEqual(unparsed.get("author"), ["Jos\xe9"]);
  assert.equal(metadata.maintainer, "José");
});

test("a transfer encoding is undone in bytes, not in text", () => {
  const text = `${HEAD}Content-Transfer-Encoding: base64\n\nSGVsbG8=`;
  assert.equal(readMetadata(utf8(text)).metadata.description, "Hello");
  assert.equal(readMetadata(text).metadata.description, "SGVsbG8=");
});

test("a message of messages has no description", () => {
  const { unparsed } = readMetadata(utf8(`${HEAD}Content-Type: message/rfc822\n\nSubject: x\n\ny`));
  assert.deepEqual(unparsed.get("description"), [""]);
});

test("an empty Import-Name says that nothing can be imported", () => {
  assert.deepEqual(readMetadata(`${HEAD}Import-Name: \n`).metadata.importNames, []);
  assert.equal(readMetadata(HEAD).metadata.importNames, undefined);
});

test("what cannot be read is reported with its line", () => {
  const { problems } = parseMetadata(
    utf8(`${HEAD}Summary: a\nSummary: b\nProject-URL: A, x\nProject-URL: A, y\n`),
  );
  assert.deepEqual(
    problems.map(({ code, field, line }) => [code, field, line]),
    [
      ["metadata-field-repeated", "Summary", 4],
      ["metadata-project-url-duplicate", "Project-URL", 6],
    ],
  );
});
