// Fails when the reason why a wheel does not fit a machine is missing, wrong, or given although the wheel fits.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compatibleTags,
  parseMachine,
  parseTag,
  parseWheelFileName,
  rankWheels,
  whyNotCompatible,
} from "@linchpin/standards";

const LINUX = "cp313-linux-x86_64-glibc2.28";

for (const [tag, machine, reasons] of [
  ["cp311-cp311-manylinux_2_17_x86_64", LINUX, ["built for CPython 3.11, you have 3.13"]],
  ["cp313-cp313-musllinux_1_2_x86_64", LINUX, ["musllinux wheel on glibc"]],
  [
    "cp311-cp311-musllinux_1_2_x86_64",
    LINUX,
    ["built for CPython 3.11, you have 3.13", "musllinux wheel on glibc"],
  ],
  ["cp313-cp313-manylinux_2_34_x86_64", LINUX, ["needs glibc 2.34 or newer, you have 2.28"]],
  ["cp313-cp313-manylinux2014_aarch64", LINUX, ["built for the processor aarch64, you have x86_64"]],
  ["cp313-cp313-win_amd64", LINUX, ["built for Windows, you have Linux"]],
  [
    "cp313-cp313-manylinux1_x86_64",
    "cp313-linux-x86_64",
    ["manylinux wheel on a Linux whose C library is not known"],
  ],
  ["cp313-cp313t-win_amd64", "cp313-windows-amd64", ["needs the ABI cp313t, you have cp313"]],
  [
    "cp312-abi3-win_amd64",
    "cp313t-windows-amd64",
    ["uses the stable ABI (abi3), which your free-threaded Python does not load"],
  ],
  ["cp39-abi3-win_amd64", "cp38-windows-amd64", ["needs CPython 3.9 or newer, you have 3.8"]],
  ["cp310-cp310-win_amd64", "pp310-windows-amd64", ["built for CPython 3.10, you have PyPy 3.10"]],
  ["py2-none-any", LINUX, ["needs Python 2, you have 3.13"]],
  ["py314-none-any", LINUX, ["needs Python 3.14 or newer, you have 3.13"]],
  ["cp313-cp313-macosx_15_0_arm64", "cp313-macos-arm64-14.2", ["needs macOS 15.0 or newer, you have 14.2"]],
  [
    "cp313-cp313-macosx_11_0_x86_64",
    "cp313-macos-arm64-14.2",
    ["built for the processor x86_64, you have arm64"],
  ],
  [
    "cp313-cp313-macosx_14_1_arm64",
    "cp313-macos-arm64-14.2",
    ["built for macosx_14_1_arm64, you have macOS"],
  ],
  [
    "cp314-cp314-android_30_arm64_v8a",
    "cp314-android-arm64_v8a-24",
    ["needs Android API level 30 or newer, you have API level 24"],
  ],
  [
    "cp313-cp313-pyemscripten_2026_0_wasm32",
    "cp313-emscripten-wasm32-2025.0",
    ["built for PyEmscripten 2026.0, you have 2025.0"],
  ],
] as const) {
  test(`${tag} on ${machine}`, () => {
    assert.deepEqual(whyNotCompatible(parseTag(tag), parseMachine(machine)), reasons);
  });
}

test("a wheel that fits by one of its tags has no reason against it", () => {
  assert.deepEqual(whyNotCompatible(parseTag("py2.py3-none-any"), parseMachine(LINUX)), []);
  const universal = parseTag("cp313-cp313-macosx_10_9_x86_64.macosx_11_0_universal2");
  assert.deepEqual(whyNotCompatible(universal, parseMachine("cp313-macos-arm64-14.2")), []);
});

test("every machine has a reason for every tag that is not in its list", () => {
  for (const machine of [LINUX, "pp310-windows-x86", "cp313t-macos-x86_64-11.0"].map(parseMachine)) {
    for (const tag of parseTag(
      "py2.py3.cp27.cp312.pp39.xx1-none.abi3.cp312.abi3t-any.win32.linux_x86_64.foo",
    )) {
      const fits = compatibleTags(machine).some(
        (own) => own.interpreter === tag.interpreter && own.abi === tag.abi && own.platform === tag.platform,
      );
      assert.equal(whyNotCompatible([tag], machine).length === 0, fits, JSON.stringify(tag));
    }
  }
});

test("the best wheel has the best tag, then the newest build", () => {
  const names = [
    "a-1-py3-none-any.whl",
    "a-1-1-cp313-cp313-manylinux_2_17_x86_64.whl",
    "a-1-10-cp313-cp313-manylinux_2_17_x86_64.whl",
    "a-1-cp313-cp313-win_amd64.whl",
    "a-1-cp313-cp313-manylinux_2_17_x86_64.whl",
  ];
  const ranked = rankWheels(
    names.map((name) => parseWheelFileName(name)),
    compatibleTags(parseMachine(LINUX)),
  );
  assert.deepEqual(
    ranked.map(({ fileName }) => names.indexOf(fileName)),
    [2, 1, 4, 0],
  );
});
