// Fails when a reader of files or metadata takes more than about linear time, or throws anything but its own error, on
// input that was made to hurt it. Time is compared between sizes, never measured against a clock.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  canonicalizeLicenseExpression,
  checkMetadata,
  parseContentType,
  parseDirectUrl,
  parseEntryPoints,
  parseMachine,
  parseRecord,
  parseSdistFileName,
  parseTag,
  parseWheelFile,
  parseWheelFileName,
  StandardsError,
} from "@linchpin/standards";

const SMALL = 4_000;
const LARGE = 16 * SMALL;
/** Sixteen times the input may take sixteen times as long, and some noise; a quadratic reader would take 256 times. */
const ALLOWED = 80;
/** Below this many milliseconds the clock says nothing. */
const NOISE = 4;

const HEAD = "Metadata-Version: 2.1\nName: a\nVersion: 1\n";
const ATTACKS: Readonly<Record<string, (size: number) => void>> = {
  "carriage returns alone": (size) => checkMetadata("a:\r".repeat(size)),
  "line feeds after carriage returns": (size) => checkMetadata("a:\r\n\r".repeat(size)),
  "one endless fold": (size) => checkMetadata(`${HEAD}License: x\n${" y\n".repeat(size)}`),
  "spaces everywhere": (size) => checkMetadata(`${HEAD}Keywords: ${" , ".repeat(size)}`),
  "many labels": (size) =>
    checkMetadata(HEAD + Array.from({ length: size }, (_, at) => `Project-URL: ${at},x\n`).join("")),
  "bytes that are not UTF-8": (size) => checkMetadata(new Uint8Array(size * 4).fill(0xff)),
  "quoted-printable": (size) =>
    checkMetadata(bytes(`${HEAD}Content-Transfer-Encoding: quoted-printable\n\n${"=".repeat(size)}`)),
  "half a boundary": (size) =>
    checkMetadata(`${HEAD}Content-Type: multipart/x; boundary=${"-".repeat(99)}\n\n${"-".repeat(size)}`),
  "boundary parameters": (size) =>
    checkMetadata(`${HEAD}Content-Type: multipart/x${'; boundary="\\'.repeat(size)}\n\nx`),
  "comments in comments": (size) => parseContentType(`text/plain; ${"(".repeat(size)}`),
  "encoded words": (size) => parseContentType(`text/plain; x="${"=? ".repeat(size)}`),
  parameters: (size) => parseContentType(`text/plain${"; a=b".repeat(size)}`),
  "white space around a type": (size) => parseContentType(`text/plain${" ".repeat(size)}x`),
  "open parentheses": (size) => canonicalizeLicenseExpression("(".repeat(size)),
  "many licences": (size) => canonicalizeLicenseExpression("MIT OR ".repeat(size)),
  "quotes in RECORD": (size) => parseRecord('"'.repeat(size)),
  "commas in RECORD": (size) => parseRecord(",".repeat(size)),
  "open quotes in RECORD": (size) => parseRecord('a,"\n'.repeat(size)),
  "entry point values": (size) => parseEntryPoints(`[a]\nb = ${"a".repeat(size)} ${" ".repeat(size)}[`),
  "sections in entry points": (size) => parseEntryPoints("[".repeat(size)),
  "tags in WHEEL": (size) => parseWheelFile(`Wheel-Version: 1.0\n${"Tag: py3-none-any\n".repeat(size)}`),
  "dots in a tag": (size) => parseTag(`${"a.".repeat(size)}a-b-c`, { limit: 4 * LARGE }),
  "dashes in a wheel name": (size) => parseWheelFileName(`${"-".repeat(size)}.whl`),
  "underscores in a wheel name": (size) => parseWheelFileName(`${"_a".repeat(size)}-1-a-b-c.whl`),
  "dashes in an sdist name": (size) => parseSdistFileName(`${"a-".repeat(size)}1.tar.gz`),
  "a machine": (size) => parseMachine(`cp${"3".repeat(size)}-linux`),
  "JSON in JSON": (size) => parseDirectUrl("[".repeat(size)),
};

for (const [attack, run] of Object.entries(ATTACKS)) {
  test(attack, () => {
    timeOf(run, SMALL);
    const small = Math.max(timeOf(run, SMALL), NOISE);
    const large = timeOf(run, LARGE);
    assert.ok(large < small * ALLOWED, `${LARGE} took ${large} ms, ${SMALL} took ${small} ms`);
  });
}

function timeOf(run: (size: number) => void, size: number): number {
  const start = performance.now();
  try {
    run(size);
  } catch (error) {
    assert.ok(error instanceof StandardsError, String(error));
  }
  return performance.now() - start;
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
