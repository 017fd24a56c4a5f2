import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentOfMachine, evaluateMarker, parseMachine, parseMarker } from "@linchpin/standards";

test("markers hold on the machines that people mean by them (fails if a name has another system's value)", () => {
  const rows: readonly (readonly [string, string])[] = [
    [
      "cp313-linux-x86_64-glibc2.28",
      "sys_platform == 'linux' and os_name == 'posix' and platform_machine == 'x86_64'",
    ],
    [
      "cp313-macos-arm64-14.2",
      "sys_platform == 'darwin' and platform_system == 'Darwin' and platform_machine == 'arm64'",
    ],
    ["cp39-windows-amd64", "os_name == 'nt' and sys_platform == 'win32' and platform_machine == 'AMD64'"],
    ["cp312-windows-x86", "platform_machine == 'x86' and platform_system == 'Windows'"],
    [
      "pp310-linux-aarch64-glibc2.17",
      "platform_python_implementation == 'PyPy' and implementation_name == 'pypy'",
    ],
    ["cp310-linux-x86_64-musl1.2", "python_version >= '3.10' and python_full_version < '3.11'"],
    ["cp313-ios-arm64_iphoneos-17.2", "sys_platform == 'ios' and platform_machine == 'arm64'"],
    ["cp313-android-arm64_v8a-24", "sys_platform == 'android' and platform_machine == 'aarch64'"],
    ["cp313-emscripten-wasm32-2025.0", "sys_platform == 'emscripten' and platform_machine == 'wasm32'"],
  ];
  for (const [machine, marker] of rows) {
    assert.ok(evaluateMarker(parseMarker(marker), environmentOfMachine(parseMachine(machine))), machine);
  }
});
