import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Pylock,
  parsePylock,
  parsePylockTable,
  parseVersion,
  pylockToTable,
  validatePylock,
  writePylock,
} from "@linchpin/standards";
import { pylockText } from "./differential/generate-pylock.ts";
import { Random } from "./differential/random.ts";

const HASHES = new Map([["sha256", "00"]]);

const LOCK: Pylock = {
  lockVersion: parseVersion("1.0"),
  extras: ["b", "a"],
  createdBy: "linchpin",
  packages: [
    {
      name: "zope",
      version: parseVersion("1.0"),
      wheels: [
        { path: "zope-1.0-py3-none-any.whl", size: 5, hashes: HASHES },
        {
          url: "https://files.example/zope-1.0-py2-none-any.whl",
          uploadTime: "2026-01-02T03:04:05.123456Z",
          hashes: HASHES,
        },
      ],
    },
    { name: "acme", directory: { path: ".", editable: true } },
  ],
  tool: { x: { y: "z" } },
};

test("a lock file is written in one form (fails if order, layout or a value changes)", () => {
  assert.equal(
    writePylock(LOCK),
    `lock-version = "1.0"
extras = ["a", "b"]
created-by = "linchpin"

[[packages]]
name = "acme"
directory = { path = ".", editable = true }

[[packages]]
name = "zope"
version = "1.0"
wheels = [
  { upload-time = 2026-01-02T03:04:05.123456Z, url = "https://files.example/zope-1.0-py2-none-any.whl", hashes = { sha256 = "00" } },
  { path = "zope-1.0-py3-none-any.whl", size = 5, hashes = { sha256 = "00" } },
]

[tool]
x = { y = "z" }
`,
  );
});

test("what a program made is validated as if it were read (fails if a lock that nobody reads passes)", () => {
  assert.deepEqual(validatePylock(LOCK), []);
  const broken: Pylock = { ...LOCK, packages: [{ name: "Acme", directory: { path: "." } }] };
  assert.deepEqual(
    validatePylock(broken).map(({ code }) => code),
    ["pylock-name-not-normalized"],
  );
});

test("reading what was written gives the same lock, writing it again the same text (fails on any loss)", () => {
  const random = new Random(751);
  let read = 0;
  for (let count = 0; count < 300; count++) {
    const lock = parsePylock(pylockText(random, 0)).value;
    if (lock === undefined) continue;
    read++;
    const text = writePylock(lock);
    const again = parsePylock(text);
    assert.deepEqual(
      again.problems.filter(({ severity }) => severity === "error"),
      [],
      text,
    );
    assert.ok(again.value);
    assert.equal(writePylock(again.value), text);
    assert.equal(again.value.packages.length, lock.packages.length);
    assert.ok(parsePylockTable(pylockToTable(lock)).value);
  }
  assert.ok(read > 100, "the generator makes lock files that are right");
});
