// Fails when printed metadata reads back as something else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { METADATA_FIELDS, metadataToText, readMetadata } from "@linchpin/standards";
import * as fc from "fast-check";

test("values are printed in their normal form, the description as the body", () => {
  const { metadata } = readMetadata(
    "metadata-version: 2.4\nName: acme\nVersion: 01.0-RC1\nRequires-Dist: Foo [b, a]>1,<2\nProvides-Extra: A.b\nLicense-Expression: mit\nDescription: text\n",
  );
  assert.equal(
    metadataToText(metadata),
    "Metadata-Version: 2.4\nName: acme\nVersion: 1.0rc1\nLicense-Expression: MIT\nRequires-Dist: Foo[a,b]<2,>1\nProvides-Extra: a-b\n\ntext",
  );
  assert.match(metadataToText(metadata, { headerNames: "lower" }), /^metadata-version: 2\.4\nname: acme\n/u);
});

test("no line break inside a value can begin a header or the body", () => {
  const { metadata } = readMetadata("Metadata-Version: 2.1\nName: a\nVersion: 1\n");
  for (const lineBreak of ["\n", "\r", "\r\n", "\u2028", "\n\n"]) {
    const printed = metadataToText({ ...metadata, author: `me${lineBreak}Name: other` });
    const again = readMetadata(printed).metadata;
    assert.equal(again.name, "a");
    assert.equal(again.description, undefined);
  }
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/u);
const header = fc
  .tuple(fc.constantFrom(...METADATA_FIELDS), word)
  .map(([{ header, shape }, value]) => `${header}: ${shape === "urls" ? `${value}, x` : value}\n`);

test("printing and reading again is stable", () => {
  fc.assert(
    fc.property(fc.array(header), fc.string(), (headers, body) => {
      const once = metadataToText(readMetadata(`${headers.join("")}\n${body}`).metadata);
      assert.equal(metadataToText(readMetadata(once).metadata), once);
    }),
  );
});

test("reading never throws, whatever the bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readMetadata(bytes)));
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => void readMetadata(text)));
});
