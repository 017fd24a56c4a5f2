/** The `upload-time` of a file (PEP 700): UTC, at most six digits of a second, always with `Z`. */

import { daysInMonth } from "../text/calendar.ts";

const UPLOAD_TIME = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|[+-]00:?00)$/;

/** The form that every client reads. */
const EXACT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

/** Whether the text is a time as PEP 700 wants it. The day must exist in its month. */
export function isUploadTime(text: string): boolean {
  return EXACT.test(text) && isInCalendar(text);
}

/** The time in PEP 700's form, read from what other indexes write for UTC; undefined where it is no such time. */
export function normalizeUploadTime(text: string): string | undefined {
  if (isUploadTime(text)) {
    return text;
  }
  const match = UPLOAD_TIME.exec(text);
  if (match === null) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction] = match;
  const digits = fraction === undefined ? "" : `.${fraction.slice(0, 6)}`;
  const normalized = `${year}-${month}-${day}T${hour}:${minute}:${second}${digits}Z`;
  return isInCalendar(normalized) ? normalized : undefined;
}

/** Expects the form of `EXACT`. */
function isInCalendar(text: string): boolean {
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    twoDigits(text, 11) <= 23 &&
    twoDigits(text, 14) <= 59 &&
    twoDigits(text, 17) <= 59
  );
}

/** Read from the character codes: this runs for every file of every page that is mirrored. */
function twoDigits(text: string, start: number): number {
  return text.charCodeAt(start) * 10 + text.charCodeAt(start + 1) - ZEROS;
}

const ZEROS = 11 * 0x30;
