import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ProjectFile,
  type ProjectPage,
  parseProjectPageHtml,
  parseProjectPageJson,
  writeProjectPageHtml,
  writeProjectPageJson,
} from "@linchpin/standards";
import * as fc from "fast-check";

const URL_OF_PAGE = "https://index.example/simple/acme-tool/";

const digest = fc.stringMatching(/^[0-9a-f]{64}$/);
/** HTML keeps no character U+0000 and no lone carriage return; nor would anybody write one. */
const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((value) => value.trim() === value);
const filename = fc.stringMatching(/^[A-Za-z0-9_+][A-Za-z0-9._+&<>" '-]{0,20}\.(whl|tar\.gz)$/);

const file: fc.Arbitrary<ProjectFile> = fc
  .record(
    {
      filename,
      digest,
      size: fc.nat(),
      uploadTime: fc
        .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
        .map((date) => date.toISOString()),
      requiresPython: text,
      yanked: fc.oneof(fc.constant(true as const), text),
      coreMetadata: fc.oneof(
        fc.constant(true as const),
        digest.map((sha256) => ({ sha256 })),
      ),
      gpgSignature: fc.boolean(),
    },
    { requiredKeys: ["filename", "digest", "size"] },
  )
  .map(({ digest: sha256, filename: name, ...rest }) => ({
    filename: name,
    url: `https://files.example/${sha256}/${encodeURIComponent(name)}`,
    hashes: { sha256 },
    ...rest,
  }));

const page: fc.Arbitrary<ProjectPage> = fc
  .record(
    {
      status: fc.oneof(
        fc.constant({ status: "deprecated" as const }),
        text.map((reason) => ({ status: "archived" as const, reason })),
      ),
      files: fc.uniqueArray(file, { maxLength: 5, selector: ({ filename: name }) => name }),
    },
    { requiredKeys: ["files"] },
  )
  .map((parts) => ({ name: "acme-tool", versions: ["1.0"], apiVersion: "1.4", ...parts }));

const runs = { seed: 20_260_803, numRuns: 200 };

test("what is written as JSON is read back (fails if a value is lost or changed on the way)", () => {
  fc.assert(
    fc.property(page, (written) => {
      assert.deepEqual(parseProjectPageJson(writeProjectPageJson(written), URL_OF_PAGE), {
        value: written,
        problems: [],
      });
    }),
    runs,
  );
});

test("what is written as HTML is read back, but for the versions (fails if escaping loses a character)", () => {
  fc.assert(
    fc.property(page, (written) => {
      assert.deepEqual(parseProjectPageHtml(writeProjectPageHtml(written), URL_OF_PAGE), {
        value: { ...written, versions: [] },
        problems: [],
      });
    }),
    runs,
  );
});

test("no text makes a reader throw (fails on any exception)", () => {
  const markup = fc
    .array(
      fc.constantFrom(
        "<",
        ">",
        "a",
        " href",
        "=",
        '"',
        "'",
        "&",
        "#",
        "!--",
        "-->",
        "/",
        "script",
        "x.whl",
        "&#0;",
        "&#x110000;",
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(markup, fc.string()), (html) => {
      parseProjectPageHtml(html, URL_OF_PAGE);
      parseProjectPageJson(html, URL_OF_PAGE);
    }),
    { ...runs, numRuns: 1000 },
  );
  fc.assert(
    fc.property(fc.json(), (json) => {
      parseProjectPageJson(json, URL_OF_PAGE);
      parseProjectPageJson(`{"meta":{"api-version":"1.1"},"files":[${json}]}`, URL_OF_PAGE);
    }),
    runs,
  );
});

test("input made to be slow is read in one pass (fails by running for minutes if any part is quadratic)", () => {
  const size = 200_000;
  const slow = [
    "<".repeat(size),
    "<a ".repeat(size),
    "<!--".repeat(size),
    '<a href="'.repeat(size),
    "<script>".repeat(size),
    "<script></scrip".repeat(size),
    `<a href="${"&".repeat(size)}">`,
    `<a href="${"../".repeat(size)}x">`,
    `<a ${"=".repeat(size)}>`,
    `<a ${" ".repeat(size)}`,
    `<a href="x">${"&am".repeat(size)}`,
  ];
  for (const html of slow) {
    parseProjectPageHtml(html, URL_OF_PAGE);
  }
  parseProjectPageJson(`{"files":${"[".repeat(size)}`, URL_OF_PAGE);
});
