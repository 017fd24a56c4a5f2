import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientError, type ClientErrorKind } from "@linchpin/client";
import { SettingsError } from "@linchpin/server";
import { type Problem, StandardsError } from "@linchpin/standards";
import { EXIT } from "../src/exit-codes.ts";
import { failureOf } from "../src/failure.ts";

const PROBLEM: Problem = {
  code: "file-exists",
  severity: "error",
  state: "a state",
  trigger: "a trigger",
  consequence: "a consequence",
  remedy: "a remedy",
};

function clientError(kind: ClientErrorKind, findings: readonly Problem[] = []): ClientError {
  return new ClientError({ kind, problem: { ...PROBLEM, title: "File already exists" }, findings });
}

test("no usable answer is exit code 3; an answer that says no is 1", () => {
  for (const kind of ["unreachable", "timed-out", "unavailable"] as const) {
    assert.equal(failureOf(clientError(kind)).exitCode, EXIT.unreachable, kind);
  }
  for (const kind of ["refused", "unauthorized", "forbidden", "not-found", "digest-mismatch"] as const) {
    assert.equal(failureOf(clientError(kind)).exitCode, EXIT.refused, kind);
  }
});

test("what the server found in detail follows, unless it says the same again", () => {
  const other = { ...PROBLEM, code: "name-invalid", state: "another state" };
  const { problems } = failureOf(clientError("refused", [{ ...PROBLEM, code: "same" }, other]));
  assert.deepEqual(
    problems.map(({ code, title }) => [code, title]),
    [
      ["file-exists", "File already exists"],
      ["name-invalid", undefined],
    ],
  );
});

test("a wrong setting is exit code 2 with its four lines, and a wrong version 1", () => {
  const settings = failureOf(
    new SettingsError("linchpin.toml:3", "there is no setting prot", "did you mean port?"),
  );
  assert.equal(settings.exitCode, EXIT.usage);
  assert.equal(settings.problems[0]?.remedy, "did you mean port?");
  assert.equal(failureOf(new StandardsError(PROBLEM)).exitCode, EXIT.refused);
});

test("what the operating system refuses is exit code 2 with a remedy; what nobody foresaw is a bug", () => {
  const missing = Object.assign(new Error("ENOENT: no such file or directory, open 'x.whl'"), {
    code: "ENOENT",
  });
  assert.equal(failureOf(missing).exitCode, EXIT.usage);
  assert.equal(failureOf(missing).problems[0]?.state, "no such file or directory, open 'x.whl'");
  const bug = failureOf(new TypeError("undefined is not a function"));
  assert.equal(bug.exitCode, EXIT.bug);
  assert.equal(bug.problems[0]?.state, "TypeError: undefined is not a function");
  assert(bug.cause instanceof TypeError);
});

test("Ctrl-C is exit code 130 and no problem at all", () => {
  const interrupted = failureOf(new DOMException("interrupted", "AbortError"));
  assert.equal(interrupted.exitCode, EXIT.interrupted);
  assert.deepEqual(interrupted.problems, []);
});
