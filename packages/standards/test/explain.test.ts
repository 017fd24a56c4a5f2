import assert from "node:assert/strict";
import { test } from "node:test";
import { explain, parseMachine, StandardsError } from "@linchpin/standards";

const machine = parseMachine("cp313-linux-x86_64-glibc2.28");

/** Title and lines. */
function said(text: string): readonly string[] {
  const { title, lines } = explain(text, { machine });
  return [title, ...lines];
}

test("a text is taken for what its form says (fails if a name is taken for a version or a marker for a name)", () => {
  const kinds: readonly (readonly [string, string])[] = [
    ["1.0.post1.dev2", "version"],
    [" v1 ", "version"],
    [">=1,<2", "specifiers"],
    ["~=1.4", "specifiers"],
    ["requests", "requirement"],
    ["requests>=2; os_name == 'nt'", "requirement"],
    ["x @ https://index.example/x.tar.gz", "requirement"],
    ["os_name == 'nt'", "marker"],
    ["x-1.0-py3-none-any.whl", "wheel"],
    ["x-1.0.tar.gz", "sdist"],
    ["x-1.0.zip", "sdist"],
  ];
  for (const [text, kind] of kinds) assert.equal(explain(text).kind, kind, text);
});

test("what is none of these is refused by the parser that came nearest (fails if another error comes)", () => {
  const code = (text: string) => {
    try {
      return explain(text).kind;
    } catch (error) {
      assert.ok(error instanceof StandardsError);
      return error.problem.code;
    }
  };
  assert.equal(code("a b"), "requirement-invalid");
  assert.equal(code(">=x"), "specifier-invalid");
  assert.equal(code("x.whl"), "wheel-file-name-parts");
  assert.equal(code("x.tar.gz"), "sdist-file-name-parts");
});

test("a requirement is taken apart, and its marker judged for the machine (fails if a part is left out)", () => {
  assert.deepEqual(said("Requests[Socks]>=2,<3; python_version<'3.9'"), [
    'Requests[Socks]<3,>=2; python_version < "3.9": a requirement of requests',
    "with the extras socks",
    ">=2: 2 and every later version",
    "<3: every version earlier than 3, not its pre-releases",
    "together: >=2,<3",
    "pre-releases count only where no final release fits",
    "only where its marker holds",
    "it can hold with Python <3.9",
    "it does not hold on cp313-linux-x86_64-glibc2.28, without any extra",
  ]);
  assert.equal(explain("x; python_version > '3.9'", { machine }).details["holds"], true);
});

test("a version has its place in the order (fails if a neighbour is on the wrong side)", () => {
  const places = new Map([
    ["1.0.post1.dev2", "comes after 1.0 and before 1.0.post1"],
    ["1.0a1.post2", "comes after 1.0a1 and before 1.0"],
    ["1.0rc1.dev3", "comes before 1.0rc1"],
    ["1.0+ubuntu.1", "comes after 1.0"],
    ["1.0.dev1", "comes before 1.0"],
  ]);
  for (const [text, place] of places) assert.equal(explain(text).lines[0], place, text);
  assert.equal(
    explain("1.0b2.post1.dev1").title,
    "1.0b2.post1.dev1: a development release of a post-release of a beta",
  );
  assert.equal(explain("v1.0-rc1").lines[0], "written v1.0-rc1, normally 1.0rc1");
});

test("each operator has its meaning (fails if a sentence belongs to another one)", () => {
  const meanings: readonly (readonly [string, string])[] = [
    ["~=1.4.2", "1.4.2 or later within 1.4.*"],
    ["~=1!2.3", "1!2.3 or later within 1!2.*"],
    ["==1.*", "every version that begins with 1."],
    ["!=1.*", "no version that begins with 1."],
    ["==1.0", "1.0 alone, with any local label"],
    ["==1.0+a", "1.0+a alone"],
    ["!=1.0", "every version but 1.0"],
    [">1.0", "every version later than 1.0, not its post-releases"],
    [">1.0.post1", "every version later than 1.0.post1"],
    ["<1.0rc1", "every version earlier than 1.0rc1"],
    ["===1.0-x", "the version written 1.0-x, letter by letter"],
  ];
  for (const [text, meaning] of meanings) assert.equal(explain(text).lines[0], `${text}: ${meaning}`);
  assert.equal(explain(">2,<1").lines.at(-1), "no version can satisfy it, whatever is published");
  assert.equal(explain(">=2.0a1").lines.at(-1), "pre-releases count, because 2.0a1 is one");
});

test("a wheel says for whom it is, and why not for the machine (fails if a reason or a place is missing)", () => {
  assert.deepEqual(said("numpy-2.1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"), [
    "numpy-2.1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl: a wheel of numpy 2.1.0",
    "for CPython 3.11",
    "compiled for the ABI cp311",
    "Linux with glibc 2.17 or newer on x86_64",
    "it does not fit cp313-linux-x86_64-glibc2.28",
    "built for CPython 3.11, you have 3.13",
  ]);
  const { details } = explain("x-1.0-cp39-abi3-manylinux_2_28_x86_64.whl", { machine });
  assert.deepEqual([details["fits"], details["tag"]], [true, "cp39-abi3-manylinux_2_28_x86_64"]);
  assert.equal(explain("x-1.0-py3-none-any.whl").details["fits"], undefined);
});

test("platforms are named as people name them (fails if a tag stays a tag)", () => {
  const platforms: readonly (readonly [string, string])[] = [
    ["cp313-cp313t-musllinux_1_2_aarch64", "Linux with musl 1.2 or newer on aarch64"],
    ["cp310-abi3-macosx_11_0_universal2", "macOS 11.0 or newer on arm64 and x86_64"],
    ["cp313-cp313-win_amd64", "Windows on amd64"],
    ["cp313-cp313-win32", "Windows on x86"],
    ["cp313-cp313-ios_13_0_arm64_iphoneos", "iOS 13.0 or newer on arm64_iphoneos"],
    ["cp313-cp313-android_21_arm64_v8a", "Android API level 21 or newer on arm64_v8a"],
    ["cp313-cp313-pyemscripten_2025_0_wasm32", "Pyodide's platform of 2025.0"],
    ["py2.py3-none-any", "any system"],
  ];
  for (const [tag, platform] of platforms) assert.ok(explain(`x-1-${tag}.whl`).lines.includes(platform), tag);
});
