import assert from "node:assert/strict";
import { test } from "node:test";
import { ClientError, type RetryNotice, retryAfterSeconds, withRetries } from "@linchpin/client";

const QUICK = { attempts: 3, firstWaitMilliseconds: 1, longestWaitMilliseconds: 5 };

function failing(retryable: boolean, retryAfterSeconds?: number): ClientError {
  const problem = {
    code: "server-unavailable",
    severity: "error",
    state: "busy",
    trigger: "GET",
    consequence: "none",
    remedy: "wait",
  } as const;
  return new ClientError({ kind: "unavailable", retryable, retryAfterSeconds, problem });
}

test("what may succeed later is tried as often as the policy says, and its last error is thrown", async () => {
  let calls = 0;
  const attempt = (): Promise<never> => {
    calls += 1;
    return Promise.reject(failing(true));
  };
  await assert.rejects(withRetries(attempt, { policy: QUICK }), ClientError);
  assert.equal(calls, 3);
});

test("what can never succeed is tried once", async () => {
  let calls = 0;
  const attempt = (): Promise<never> => {
    calls += 1;
    return Promise.reject(failing(false));
  };
  await assert.rejects(withRetries(attempt, { policy: QUICK }), ClientError);
  assert.equal(calls, 1);
});

test("Retry-After sets the wait, up to the longest that the policy allows", async () => {
  const notices: RetryNotice[] = [];
  const attempt = (): Promise<string> =>
    notices.length < 1 ? Promise.reject(failing(true, 3600)) : Promise.resolve("done");
  const result = await withRetries(attempt, { policy: QUICK, onRetry: (notice) => notices.push(notice) });
  assert.equal(result, "done");
  assert.equal(notices[0]?.waitMilliseconds, 5);
});

test("Retry-After is read as seconds or as an HTTP date, and anything else is ignored", () => {
  const now = new Date("2026-08-01T12:00:00Z");
  assert.equal(retryAfterSeconds("7", now), 7);
  assert.equal(retryAfterSeconds("Sat, 01 Aug 2026 12:00:30 GMT", now), 30);
  assert.equal(retryAfterSeconds("Sat, 01 Aug 2026 11:00:00 GMT", now), 0);
  assert.equal(retryAfterSeconds("soon", now), undefined);
  assert.equal(retryAfterSeconds(undefined, now), undefined);
});
