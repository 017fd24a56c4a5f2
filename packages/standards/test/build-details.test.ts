import assert from "node:assert/strict";
import { test } from "node:test";
import { parseBuildDetails } from "@linchpin/standards";

const VERSION = { major: 3, minor: 14, micro: 1, releaselevel: "final", serial: 0 };
const DETAILS = {
  schema_version: "1.0",
  base_prefix: "/usr",
  base_interpreter: "bin/python3.14",
  platform: "linux-x86_64",
  language: { version: "3.14", version_info: VERSION },
  implementation: {
    name: "cpython",
    version: VERSION,
    hexversion: 51249648,
    cache_tag: "cpython-314",
    _multiarch: "x",
  },
  abi: {
    flags: ["t"],
    extension_suffix: ".cpython-314t-x86_64-linux-gnu.so",
    stable_abi_suffix: ".abi3t.so",
  },
  suffixes: { source: [".py"], extensions: [".so"] },
  libpython: {
    dynamic: "lib/libpython3.14.so.1.0",
    dynamic_stableabi: "lib/libpython3.so",
    link_extensions: true,
  },
  c_api: { headers: "include/python3.14", pkgconfig_path: "lib/pkgconfig" },
  arbitrary_data: { x: [1] },
};

function findings(change: object): readonly string[] {
  const { value, problems } = parseBuildDetails(JSON.stringify({ ...DETAILS, ...change }));
  assert.equal(value === undefined, problems.length > 0);
  return problems.map(({ code, field }) => `${code} ${field ?? ""}`.trim());
}

test("every key of the schema is read (fails if one is lost)", () => {
  const { value, problems } = parseBuildDetails(JSON.stringify(DETAILS));
  assert.deepEqual(problems, []);
  assert.deepEqual(value, {
    basePrefix: "/usr",
    baseInterpreter: "bin/python3.14",
    platform: "linux-x86_64",
    language: { version: "3.14", versionInfo: VERSION },
    implementation: {
      name: "cpython",
      version: VERSION,
      hexversion: 51249648,
      cacheTag: "cpython-314",
      others: { _multiarch: "x" },
    },
    abi: { flags: ["t"], extensionSuffix: ".cpython-314t-x86_64-linux-gnu.so", stableAbiSuffix: ".abi3t.so" },
    suffixes: new Map([
      ["source", [".py"]],
      ["extensions", [".so"]],
    ]),
    libpython: {
      dynamic: "lib/libpython3.14.so.1.0",
      dynamicStableabi: "lib/libpython3.so",
      linkExtensions: true,
    },
    cApi: { headers: "include/python3.14", pkgconfigPath: "lib/pkgconfig" },
    arbitraryData: { x: [1] },
  });
});

test("what the schema refuses is refused (fails if a key, a type or a version passes)", () => {
  assert.deepEqual(findings({ schema_version: "1.1" }), ["build-details-version schema_version"]);
  assert.deepEqual(findings({ extra: 1 }), ["build-details-unknown-key extra"]);
  assert.deepEqual(findings({ platform: undefined }), ["build-details-missing-key"]);
  assert.deepEqual(findings({ language: { version: 3.14 } }), ["build-details-wrong-type language.version"]);
  assert.deepEqual(
    findings({ language: { version: "3.14", version_info: { ...VERSION, releaselevel: "x" } } }),
    ["build-details-releaselevel language.version_info.releaselevel"],
  );
  assert.deepEqual(findings({ abi: {} }), ["build-details-missing-key abi"]);
  assert.deepEqual(findings({ libpython: { dynamic_stableabi: "x" } }), [
    "build-details-missing-key libpython",
  ]);
  assert.deepEqual(findings({ c_api: { pkgconfig_path: "x" } }), ["build-details-missing-key c_api"]);
});
