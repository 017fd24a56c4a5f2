// Fails when the metadata that a client sends is lost, misread, or written in names that PyPI does not know.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  metadataFromUploadForm,
  metadataToJson,
  metadataToUploadForm,
  parseMetadata,
} from "@linchpin/standards";

const form = (fields: Record<string, string[]>): ReturnType<typeof metadataFromUploadForm> =>
  metadataFromUploadForm(new Map(Object.entries(fields)));

test("both spellings are read: the ones of PyPI and those of uv, poetry and pdm", () => {
  const singular = {
    metadata_version: ["2.5"],
    name: ["a"],
    import_name: ["x"],
    provides_extra: ["e"],
    license_file: ["L"],
    classifiers: ["C"],
  };
  const plural = {
    metadata_version: ["2.5"],
    name: ["a"],
    import_names: ["x"],
    provides_extras: ["e"],
    license_files: ["L"],
    classifier: ["C"],
  };
  assert.deepEqual(form(plural), form(singular));
  assert.deepEqual(form(singular).value?.importNames, ["x"]);
});

test("empty values and UNKNOWN count as not sent, NUL is written out", () => {
  const { value, problems } = form({
    summary: [""],
    author: [" UNKNOWN "],
    license: ["a\0b"],
    requires_python: [""],
    platform: ["UNKNOWN", "x"],
    import_names: [""],
  });
  assert.deepEqual(problems, []);
  assert.equal(value?.summary, undefined);
  assert.equal(value?.author, undefined);
  assert.equal(value?.license, "a\\x00b");
  assert.equal(value?.requiresPython, undefined);
  assert.deepEqual(value?.platforms, ["x"]);
  assert.equal(value?.importNames, undefined);
});

test("a single field that is sent twice is an error", () => {
  const { problems } = form({
    summary: ["a", "b"],
    project_urls: ["A, x", "A, y"],
    ":action": ["file_upload"],
  });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["metadata-field-repeated", "metadata-project-url-duplicate"],
  );
});

const TEXT = `Metadata-Version: 2.5
Name: acme
Version: 1.0
Keywords: a, b
Classifier: C
Project-URL: Home, https://host.example
License-File: LICENSE
Import-Name: acme
Provides-Extra: x

Text`;

test("what is written is what PyPI's form has, and reads back as the same metadata", () => {
  const metadata = parseMetadata(TEXT).value!;
  const fields = metadataToUploadForm(metadata);
  assert.deepEqual(Object.fromEntries(fields), {
    metadata_version: ["2.5"],
    name: ["acme"],
    version: ["1.0"],
    description: ["Text"],
    keywords: ["a,b"],
    license_file: ["LICENSE"],
    classifiers: ["C"],
    project_urls: ["Home, https://host.example"],
    provides_extra: ["x"],
    import_name: ["acme"],
  });
  assert.deepEqual(metadataFromUploadForm(fields).value, metadata);
});

test("the JSON form of PEP 566 has header names with _ and lists for repeatable fields", () => {
  assert.deepEqual(metadataToJson(parseMetadata(TEXT).value!), {
    metadata_version: "2.5",
    name: "acme",
    version: "1.0",
    description: "Text",
    keywords: ["a", "b"],
    license_file: ["LICENSE"],
    classifier: ["C"],
    project_url: ["Home, https://host.example"],
    provides_extra: ["x"],
    import_name: ["acme"],
  });
});
