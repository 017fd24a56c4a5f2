/** docs/errors.md is the error table, for people. LINCHPIN_WRITE_DOCS=1 writes it; without, it must be up to date. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { describe, test } from "node:test";
import { PROBLEM_TYPE_PREFIX, problemSchema } from "@linchpin/contract";
import { ERROR_CODES, ERRORS } from "../src/domain/error-table.ts";
import { Refusal } from "../src/domain/refusal.ts";
import { problemBody, problemText } from "../src/http/errors/problem-body.ts";
import { problemFormat } from "../src/http/errors/problem-format.ts";
import { reasonPhrase } from "../src/http/errors/reason-phrase.ts";

const PAGE = new URL("../../../docs/errors.md", import.meta.url);

function errorsPage(): string {
  const rows = ERROR_CODES.map((code) => {
    const { status, sentence, consequence, remedy } = ERRORS[code];
    return `| \`${code}\` | ${status} | ${sentence} | ${consequence} | ${remedy.replaceAll("|", "\\|")} |`;
  });
  return `# Errors

Every answer that says no is a problem (RFC 9457) with \`type\` \`urn:linchpin:error:CODE\`, the four lines \`state\`,
\`trigger\`, \`consequence\` and \`remedy\`, and everything that was found in \`errors\`. \`message\` and the HTTP reason phrase
begin with the sentence of this table. Ask with \`Accept: text/plain\` for the same as text.

This page is made from the error table (\`packages/server/src/domain/error-table.ts\`); a test compares them.

| code | status | sentence | consequence | remedy |
|---|---|---|---|---|
${rows.join("\n")}
`;
}

describe("the error table", () => {
  test("is what docs/errors.md says", () => {
    if (process.env["LINCHPIN_WRITE_DOCS"] === "1") writeFileSync(PAGE, errorsPage());
    assert.ok(readFileSync(PAGE, "utf8") === errorsPage(), "run this test with LINCHPIN_WRITE_DOCS=1");
  });

  for (const code of ERROR_CODES) {
    test(`${code} has a status of an error, short ASCII sentences, and a body as the contract says`, () => {
      const { status, sentence } = ERRORS[code];
      assert.ok(status >= 400 && status < 600);
      assert.match(sentence, /^[A-Z][\x20-\x7e]{5,90}[^.]$/);
      const refusal = new Refusal(code, { state: "something is so", trigger: "a test" });
      const body = problemSchema.parse(problemBody(refusal, "id"));
      assert.equal(body.type, PROBLEM_TYPE_PREFIX + code);
      assert.ok(body.message.startsWith(sentence) && body.code.startsWith(`${status} ${sentence}`));
      assert.ok(problemText(refusal).startsWith(sentence));
    });
  }
});

describe("the reason phrase", () => {
  for (const [text, expected] of [
    ["File already exists ('a.whl')", "File already exists ('a.whl')"],
    ["line\r\nInjected: yes", "line?Injected: yes"],
    ["naïve – name", "na?ve ? name"],
    ["x".repeat(500), `${"x".repeat(157)}...`],
  ] as const) {
    test(`of ${JSON.stringify(text.slice(0, 40))} is one short line of ASCII`, () => {
      assert.equal(reasonPhrase(text), expected);
    });
  }
});

describe("the format of a problem", () => {
  for (const [accept, expected] of [
    [undefined, "application/problem+json"],
    ["*/*", "application/problem+json"],
    ["application/json;q=0.9, text/plain;q=0.8, text/html;q=0.7", "application/json"],
    ["application/problem+json", "application/problem+json"],
    ["text/plain", "text/plain; charset=utf-8"],
    ["text/html,application/xhtml+xml,*/*;q=0.8", "text/plain; charset=utf-8"],
    ["application/vnd.pypi.simple.v1+json, text/html;q=0.01", "text/plain; charset=utf-8"],
    ["application/json;q=0, text/plain", "text/plain; charset=utf-8"],
    ["image/png", "application/problem+json"],
  ] as const) {
    test(`for Accept ${accept ?? "(none)"} is ${expected}`, () => {
      assert.equal(problemFormat(accept), expected);
    });
  }
});
