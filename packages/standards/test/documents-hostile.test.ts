import assert from "node:assert/strict";
import { test } from "node:test";
import {
  parseAttestations,
  parseBuildDetails,
  parseInlineScript,
  parseNamespaces,
  parseProvenance,
  parsePylock,
  parsePylockTable,
  parsePyproject,
  parseStatement,
  resolveDependencyGroup,
} from "@linchpin/standards";
import * as fc from "fast-check";
import { pylockText } from "./differential/generate-pylock.ts";
import { pyprojectText, scriptText } from "./differential/generate-pyproject.ts";
import { mutate } from "./differential/mutate.ts";
import { Random } from "./differential/random.ts";

const TEXT_READERS = [
  parsePyproject,
  parsePylock,
  parseInlineScript,
  parseProvenance,
  parseAttestations,
  parseStatement,
  parseBuildDetails,
  parseNamespaces,
];

test("no text makes a reader throw, and every finding lies in the text (fails on an exception or a lost place)", () => {
  const random = new Random(808);
  for (let count = 0; count < 400; count++) {
    const right = random.pick([pyprojectText, pylockText, scriptText])(random);
    const text = mutate(random, right);
    for (const read of TEXT_READERS) {
      for (const { span, line = 1, column = 1 } of read(text).problems) {
        assert.ok(
          span === undefined || (span.start >= 0 && span.start <= span.end && span.end <= text.length),
        );
        assert.ok(line >= 1 && column >= 1);
      }
    }
  }
});

test("no value makes a reader of tables throw (fails on an exception)", () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }), (value) => {
      parsePylockTable(value);
      parsePylockTable({ "lock-version": "1.0", "created-by": "x", packages: [value], environments: value });
      parsePylockTable({
        "lock-version": "1.0",
        "created-by": "x",
        packages: [{ name: "a", wheels: value, vcs: value, sdist: value }],
      });
      resolveDependencyGroup({ a: value as never, b: [value, { "include-group": "a" }] }, "b");
    }),
    { seed: 20_260_806, numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.json(), (json) => {
      for (const read of TEXT_READERS) read(json);
      parseProvenance(`{"version":1,"attestation_bundles":[${json}]}`);
      parseStatement(Buffer.from(json).toString("base64"));
    }),
    { seed: 20_260_807, numRuns: 200 },
  );
});

test("names that objects have already are names like others (fails if one is read from a prototype)", () => {
  const { value, problems } = parsePyproject(
    `[project]\nname = "x"\nversion = "1"\n[project.urls]\n__proto__ = "https://a.example"\nconstructor = "https://b.example"\n`,
  );
  assert.deepEqual(problems, []);
  assert.deepEqual([...(value?.project?.urls.keys() ?? [])].sort(), ["__proto__", "constructor"]);
  assert.deepEqual(
    resolveDependencyGroup({}, "constructor").problems.map(({ code }) => code),
    ["group-unknown"],
  );
});

test("documents made to be slow or deep are read in one pass (fails by running for minutes, or out of stack)", () => {
  const size = 10_000;
  const slow = [
    `a = ${"[".repeat(size)}`,
    `a = ${"{b = ".repeat(size)}`,
    `[${"a.".repeat(size)}a]`,
    `${"a.".repeat(size)}a = 1`,
    `a = "${"\\\\".repeat(size)}"`,
    `a = """${'\\"'.repeat(size)}"""`,
    `a = [${"{b = 1}, ".repeat(size)}]`,
    `a = [${'"x", '.repeat(size)}]\nb = 1`,
    "[[a]]\n".repeat(size),
    `project.dependencies = [${"1,".repeat(size)}]`,
    `${"#".repeat(size)}\n${" ".repeat(size)}a = 1`,
    `[project]\nname = "${"a-".repeat(size)}"\nlicense = "${"(".repeat(size)}MIT"\nrequires-python = "${">=1,".repeat(size)}"`,
  ];
  for (const text of slow) {
    parsePyproject(text);
    parsePylock(text);
  }
});
