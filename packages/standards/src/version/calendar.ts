/** Calendar versions: release segments that name the day of the release (PEP 440 § Date based release segments). */
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import { compareVersions } from "./compare.ts";
import { increment } from "./increment.ts";
import { versionToString } from "./print.ts";
import { makeVersion, type Version, type VersionNumber } from "./version.ts";

/** A day, months and days counted from 1. Whoever asks says what day it is. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DATE_FIELDS: Readonly<Record<string, (day: CalendarDay) => number>> = {
  YYYY: ({ year }) => year,
  YY: ({ year }) => year - 2000,
  MM: ({ month }) => month,
  DD: ({ day }) => day,
};

/**
 * The version of a release made on that day. The format is a list of `YYYY`, `YY`, `MM`, `DD` and `MICRO`, joined by
 * dots; `MICRO` counts the releases with the same date from 0 on. Without a version before, it is the first release.
 * Throws `StandardsError`: `calendar-format-invalid` for another format, `bump-backward` where the last release has the
 * same date and no `MICRO`, or a later one.
 */
export function nextCalendarVersion(last: Version | undefined, format: string, today: CalendarDay): Version {
  const fields = format.split(".");
  if (!fields.every((field) => field === "MICRO" || Object.hasOwn(DATE_FIELDS, field)))
    throw badFormat(format);
  const dated = makeVersion({ epoch: last?.epoch ?? 0, release: numbersOf(fields, today, 0) });
  if (last === undefined || compareVersions(dated, last) > 0) return dated;
  const next = makeVersion({
    epoch: last.epoch,
    release: numbersOf(fields, today, microAfter(last, fields)),
  });
  if (compareVersions(next, last) <= 0) throw notLater(last, next, format);
  return next;
}

function numbersOf(fields: readonly string[], today: CalendarDay, micro: VersionNumber): VersionNumber[] {
  return fields.map((field) => DATE_FIELDS[field]?.(today) ?? micro);
}

function microAfter(last: Version, fields: readonly string[]): VersionNumber {
  return increment(last.release[fields.indexOf("MICRO")] ?? 0);
}

function badFormat(format: string): StandardsError {
  return new StandardsError({
    code: "calendar-format-invalid",
    severity: "error",
    state: `${excerpt(format)} is no format of calendar versions`,
    trigger: "making a calendar version",
    consequence: "nobody can say what the next version is",
    remedy: "join YYYY, YY, MM, DD and MICRO by dots, for example YYYY.MM.MICRO",
  });
}

function notLater(last: Version, next: Version, format: string): StandardsError {
  return new StandardsError({
    code: "bump-backward",
    severity: "error",
    state: `the last version is ${versionToString(last)}, today's in the format ${format} is ${versionToString(next)}`,
    trigger: "making a calendar version",
    consequence: "it would not be later, so no installer would upgrade to it",
    remedy: "add MICRO to the format, or begin a new epoch",
  });
}
