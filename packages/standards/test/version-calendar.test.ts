// Fails when a calendar version does not name the day, does not count releases of one day, or goes back in time.
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextCalendarVersion, parseVersion, StandardsError, versionToString } from "@linchpin/standards";

const TODAY = { year: 2026, month: 8, day: 3 };

function next(last: string | undefined, format: string): string {
  return versionToString(
    nextCalendarVersion(last === undefined ? undefined : parseVersion(last), format, TODAY),
  );
}

test("the fields of the day", () => {
  assert.equal(next(undefined, "YYYY.MM.DD"), "2026.8.3");
  assert.equal(next(undefined, "YY.MM.MICRO"), "26.8.0");
});

test("releases with the same date are counted", () => {
  assert.equal(next("2026.7.4", "YYYY.MM.MICRO"), "2026.8.0");
  assert.equal(next("2026.8.0", "YYYY.MM.MICRO"), "2026.8.1");
  assert.equal(next("2026.8.9.post1", "YYYY.MM.MICRO"), "2026.8.10");
  assert.equal(next("1!2026.8.0", "YYYY.MM.MICRO"), "1!2026.8.1");
});

test("no way forward is an error", () => {
  const codes = [
    ["2026.8.3", "YYYY.MM.DD"],
    ["2027.1.0", "YYYY.MM.MICRO"],
    ["2026.8", "YY.MM"],
    ["1.0", "MAJOR.MINOR"],
  ].map(([last = "", format = ""]) => {
    try {
      return next(last, format);
    } catch (error) {
      return error instanceof StandardsError ? error.problem.code : String(error);
    }
  });
  assert.deepEqual(codes, ["bump-backward", "bump-backward", "bump-backward", "calendar-format-invalid"]);
});
