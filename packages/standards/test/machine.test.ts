// Fails when a described machine gets another list of tags than pip on that machine, or when a descriptor is misread.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compatibleTags,
  cpythonMachine,
  machineToString,
  parseMachine,
  platformTags,
  StandardsError,
  tagToString,
} from "@linchpin/standards";

const tagsOf = (text: string): string[] => compatibleTags(parseMachine(text)).map(tagToString);

test("the list of a Linux begins with its own wheels and ends with pure ones of old Pythons", () => {
  const tags = tagsOf("cp313-linux-x86_64-glibc2.28");
  assert.deepEqual(tags.slice(0, 3), [
    "cp313-cp313-linux_x86_64",
    "cp313-cp313-manylinux_2_28_x86_64",
    "cp313-cp313-manylinux_2_27_x86_64",
  ]);
  assert.equal(tags.at(-1), "py30-none-any");
  assert.ok(tags.indexOf("cp313-abi3-linux_x86_64") < tags.indexOf("cp313-none-linux_x86_64"));
  assert.ok(tags.includes("cp32-abi3-manylinux1_x86_64"));
});

test("the old aliases stand behind their modern names", () => {
  const platforms = platformTags(parseMachine("cp313-linux-x86_64-glibc2.17").system);
  assert.deepEqual(platforms.slice(0, 4), [
    "linux_x86_64",
    "manylinux_2_17_x86_64",
    "manylinux2014_x86_64",
    "manylinux_2_16_x86_64",
  ]);
});

test("musl and glibc never meet", () => {
  assert.ok(!tagsOf("cp313-linux-x86_64-musl1.2").some((tag) => tag.includes("manylinux")));
  assert.ok(!tagsOf("cp313-linux-x86_64-glibc2.40").some((tag) => tag.includes("musllinux")));
  assert.deepEqual(platformTags(parseMachine("cp313-linux-x86_64").system), ["linux_x86_64"]);
});

test("a free-threaded Python takes abi3t and no abi3 (PEP 803)", () => {
  const tags = tagsOf("cp315t-windows-amd64");
  assert.equal(tags[0], "cp315-cp315t-win_amd64");
  assert.ok(tags.includes("cp315-abi3t-win_amd64"));
  assert.ok(!tags.some((tag) => tag.includes("-abi3-")));
});

test("PyPy has tags of its own and pure ones by its name", () => {
  const tags = tagsOf("pp310-windows-amd64");
  assert.equal(tags[0], "pp310-pypy310_pp73-win_amd64");
  assert.ok(tags.includes("pp3-none-any"));
});

test("each system by its platform tags", () => {
  const first = (text: string): string | undefined => platformTags(parseMachine(text).system)[0];
  assert.equal(first("cp313-macos-arm64-14.2"), "macosx_14_0_arm64");
  assert.equal(first("cp37-macos-x86_64-10.9"), "macosx_10_9_x86_64");
  assert.equal(first("cp313-windows-x86"), "win32");
  assert.equal(first("cp314-ios-arm64_iphoneos-17.2"), "ios_17_2_arm64_iphoneos");
  assert.equal(first("cp314-android-arm64_v8a-24"), "android_24_arm64_v8a");
  assert.equal(first("cp313-emscripten-wasm32-2025.0"), "pyemscripten_2025_0_wasm32");
});

for (const text of [
  "cp313-linux-x86_64-glibc2.28",
  "cp313-linux-aarch64-musl1.2",
  "cp313t-linux-x86_64",
  "cp313td-linux-x86_64",
  "cp37-windows-amd64",
  "cp312-macos-arm64-14.2",
  "pp310-windows-amd64",
  "pp310+pypy310_pp74-windows-amd64",
  "cp314-ios-arm64_iphoneos-17.2",
  "cp314-android-arm64_v8a-24",
  "cp313-emscripten-wasm32-2025.0",
]) {
  test(`${text} is read and printed`, () => assert.equal(machineToString(parseMachine(text)), text));
}

for (const text of [
  "",
  "cp",
  "cp3-linux-x86_64",
  "313-linux-x86_64",
  "cp313-beos-x86",
  "cp313-linux",
  "cp313-linux-a-glibc",
  "cp313-macos-arm64",
  "cp313-windows-amd64-11",
  "cp313-linux-a-glibc2.1-x",
]) {
  test(`${JSON.stringify(text)} describes no machine`, () => {
    assert.throws(
      () => parseMachine(text),
      (error) => error instanceof StandardsError && error.problem.code === "machine-invalid",
    );
  });
}

test("a machine made by hand is the machine that its descriptor names", () => {
  const made = cpythonMachine([3, 13], { name: "windows", architecture: "amd64" }, { freeThreaded: true });
  assert.deepEqual(made, parseMachine("cp313t-windows-amd64"));
});
