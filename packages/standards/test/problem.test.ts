import assert from "node:assert/strict";
import { test } from "node:test";
import { StandardsError } from "@linchpin/standards";

test("an error's message is its state and its consequence (fails if either is dropped)", () => {
  const error = new StandardsError({
    code: "example",
    severity: "error",
    state: "the text is empty",
    trigger: "reading it",
    consequence: "there is nothing to read",
    remedy: "write something",
  });
  assert.equal(error.message, "the text is empty: there is nothing to read");
});
