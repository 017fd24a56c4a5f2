/**
 * Which member names may stand in an archive: those that name one file, the same one, on every system.
 */
import type { Inspection, Place } from "../inspection/inspection.ts";

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const PLAIN = /^[\x21-\x5b\x5d-\x7e][\x20-\x5b\x5d-\x7e]*$/;
/** NUL cuts names in C, line breaks forge listings, and escape sequences steer terminals. */
const CONTROL = /[\u0000-\u001f\u007f]/;
/** Control, format (bidirectional marks, zero-width), surrogate, private-use and unassigned characters. */
const INVISIBLE = /\p{C}/u;
/** What Windows cannot store: reserved characters, device names, a dot or a space at the end of a part. */
const NOT_PORTABLE = /[<>:"|?*]|[. ](?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|\/|$)/i;

/** Decodes UTF-8; refuses what is not UTF-8, because readers replace such bytes in different ways. */
export function decodeName(bytes: Uint8Array, inspection: Inspection, offset: number): string {
  try {
    return UTF8.decode(bytes);
  } catch (cause) {
    const shown = new TextDecoder().decode(bytes);
    throw inspection.refusal(
      "name-not-utf8",
      `the member name ${JSON.stringify(shown)} is not UTF-8`,
      { offset },
      cause,
    );
  }
}

/**
 * Judges one name. `name` is as stored, without the one slash that ends a folder's name; `place.member` is what
 * messages call it.
 */
export function checkName(name: string, inspection: Inspection, place: Place): void {
  const shown = JSON.stringify(name);
  if (name === "") throw inspection.refusal("name-empty", "a member has no name", place);
  checkCharacters(name, shown, inspection, place);
  checkLength(name, shown, inspection, place);
  checkParts(name, shown, inspection, place);
  if (NOT_PORTABLE.test(name)) inspection.found("name-not-portable", `the member is named ${shown}`, place);
}

function checkCharacters(name: string, shown: string, inspection: Inspection, place: Place): void {
  if (PLAIN.test(name)) return;
  if (CONTROL.test(name))
    throw inspection.refusal("name-control", `the name ${shown} has a control character`, place);
  if (INVISIBLE.test(name))
    inspection.found("name-invisible", `the name ${shown} has an invisible character`, place);
}

function checkLength(name: string, shown: string, inspection: Inspection, place: Place): void {
  const { nameBytes, nameComponentBytes, nameDepth } = inspection.limits;
  // A UTF-16 code unit is at least one byte of UTF-8 and at most three.
  if (name.length * 3 > nameComponentBytes) {
    if (Buffer.byteLength(name) > nameBytes) {
      throw inspection.refusal(
        "name-too-long",
        `the name ${shown.slice(0, 80)}… is longer than ${nameBytes} bytes`,
        place,
      );
    }
    if (name.split("/").some((part) => Buffer.byteLength(part) > nameComponentBytes)) {
      throw inspection.refusal(
        "name-too-long",
        `a part of ${shown.slice(0, 80)}… is longer than ${nameComponentBytes} bytes`,
        place,
      );
    }
  }
  if (name.split("/").length > nameDepth) {
    throw inspection.refusal(
      "name-too-deep",
      `the name ${shown.slice(0, 80)}… has more than ${nameDepth} parts`,
      place,
    );
  }
}

/** Windows takes `\` for `/`, so both are separators here. */
function checkParts(name: string, shown: string, inspection: Inspection, place: Place): void {
  if (/^[/\\]/.test(name) || /^[A-Za-z]:/.test(name)) {
    throw inspection.refusal("name-absolute", `the name ${shown} is an absolute path`, place);
  }
  const parts = name.split(/[/\\]/);
  // Windows drops trailing dots and spaces, so ".. " climbs too.
  if (parts.some((part) => part.startsWith("..") && /^\.\.[. ]*$/.test(part))) {
    throw inspection.refusal("name-traversal", `the name ${shown} leads out of the folder`, place);
  }
  if (name.includes("\\")) inspection.found("name-backslash", `the name ${shown} has a backslash`, place);
  if (parts.some((part) => part === "" || part === ".")) {
    inspection.found("name-dot-segment", `the name ${shown} has an empty or "." part`, place);
  }
}
