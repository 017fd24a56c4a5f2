// Fails when a file name is taken apart otherwise than pip does it, or when the broken rule is not named.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareBuildTags,
  inspectFileName,
  isUploadPlatform,
  parseDistributionFileName,
  parseSdistFileName,
  parseWheelFileName,
  StandardsError,
  versionToString,
} from "@linchpin/standards";

function codeOf(run: () => unknown): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    assert.ok(error instanceof StandardsError);
    assert.equal(error.problem.severity, "error");
    return error.problem.code;
  }
}

test("a wheel name is name, version, build and tags", () => {
  const wheel = parseWheelFileName("Acme_Tool-1.0.0-2a-py2.py3-none-any.whl");
  assert.equal(wheel.name, "acme-tool");
  assert.equal(versionToString(wheel.version), "1.0.0");
  assert.deepEqual(wheel.build, { number: 2, suffix: "a" });
  assert.equal(wheel.tags.length, 2);
  assert.deepEqual(wheel.written, { name: "Acme_Tool", version: "1.0.0", tag: "py2.py3-none-any" });
});

for (const [name, code] of [
  ["a-1-py3-none-any.WHL", "wheel-file-name-extension"],
  ["a-1-py3-none.whl", "wheel-file-name-parts"],
  ["a-1-1-1-py3-none-any.whl", "wheel-file-name-parts"],
  ["a__b-1-py3-none-any.whl", "wheel-file-name-project"],
  ["-1-py3-none-any.whl", "wheel-file-name-project"],
  ["a-x-py3-none-any.whl", "wheel-file-name-version"],
  ["a-1-b1-py3-none-any.whl", "wheel-file-name-build"],
  ["a-1-3py-none-any.whl", "wheel-file-name-tag"],
] as const) {
  test(`${name} breaks ${code}`, () =>
    assert.equal(
      codeOf(() => parseWheelFileName(name)),
      code,
    ));
}

for (const [name, code] of [
  ["a-1.tgz", "sdist-file-name-extension"],
  ["a.tar.gz", "sdist-file-name-parts"],
  ["-1.tar.gz", "sdist-file-name-project"],
  ["a-b.tar.gz", "sdist-file-name-version"],
] as const) {
  test(`${name} breaks ${code}`, () =>
    assert.equal(
      codeOf(() => parseSdistFileName(name)),
      code,
    ));
}

for (const [name, code] of [
  ["Acme-1.0.tar.gz", "sdist-file-name-spelling"],
  ["acme.tool-1.0.tar.gz", "sdist-file-name-spelling"],
  ["acme-1.0RC1.tar.gz", "sdist-file-name-version-spelling"],
  ["acme-1.0.zip", "sdist-file-name-extension"],
  ["acme.tool-1.0-py3-none-any.whl", "wheel-file-name-spelling"],
  ["acme-01.0-py3-none-any.whl", "wheel-file-name-version-spelling"],
  ["acme-1.0-cp313-cp313-linux_x86_64.whl", "wheel-file-name-platform"],
] as const) {
  test(`pip reads ${name}, PyPI refuses it: ${code}`, () => {
    assert.equal(
      codeOf(() => parseDistributionFileName(name)),
      undefined,
    );
    assert.equal(
      codeOf(() => parseDistributionFileName(name, { strict: true })),
      code,
    );
  });
}

test("all rules that a name breaks are listed, as warnings where installers still read it", () => {
  const { value, problems } = inspectFileName("Acme.Tool-01.0-cp313-cp313-linux_x86_64.whl");
  assert.equal(value?.name, "acme-tool");
  assert.deepEqual(
    problems.map(({ code, severity }) => `${severity} ${code}`),
    [
      "warning wheel-file-name-spelling",
      "warning wheel-file-name-version-spelling",
      "warning wheel-file-name-platform",
    ],
  );
  assert.deepEqual(
    inspectFileName("acme-1.0.egg").problems.map(({ severity }) => severity),
    ["error"],
  );
  assert.deepEqual(inspectFileName("acme_tool-1.0-py3-none-any.whl").problems, []);
});

test("build tags sort by number, then text; none sorts first", () => {
  const tag = (text: string): ReturnType<typeof parseWheelFileName>["build"] =>
    parseWheelFileName(`a-1-${text}-py3-none-any.whl`).build;
  assert.ok(compareBuildTags(tag("2"), tag("10")) < 0);
  assert.ok(compareBuildTags(tag("1a"), tag("1b")) < 0);
  assert.ok(compareBuildTags(undefined, tag("0")) < 0);
  assert.equal(compareBuildTags(tag("01"), tag("1")), 0);
  assert.ok(compareBuildTags(tag("9007199254740993"), tag("9007199254740992")) > 0);
});

test("PyPI's platforms of today", () => {
  const yes = [
    "any",
    "win_arm64",
    "macosx_10_9_universal2",
    "macosx_26_0_arm64",
    "manylinux_2_39_riscv64",
    "musllinux_1_2_s390x",
    "ios_13_0_arm64_iphoneos",
    "android_24_x86",
    "pyemscripten_2025_0_wasm32",
    "linux_armv7l",
  ];
  const no = [
    "linux_x86_64",
    "macosx_16_0_arm64",
    "macosx_11_1_arm64",
    "musllinux_1_2_ppc64",
    "ios_13_0_x86_64_iphoneos",
    "emscripten_4_0_9_wasm32",
    "freebsd_14_amd64",
  ];
  assert.deepEqual(
    yes.filter((platform) => !isUploadPlatform(platform)),
    [],
  );
  assert.deepEqual(no.filter(isUploadPlatform), []);
});
