/**
 * What extended headers and GNU long names say about the member that follows them. At most one of them may name a
 * member: readers disagree about which of two wins (CPython: the first).
 */
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { TarHeader } from "./header.ts";
import { type PaxRecords, parsePax } from "./pax.ts";

/** A value that replaces one of the member's header. */
export class Extensions {
  readonly #inspection: Inspection;
  #name: Uint8Array | undefined;
  #linkName: Uint8Array | undefined;
  #size: number | undefined;
  #count = 0;
  #offset = 0;

  constructor(inspection: Inspection) {
    this.#inspection = inspection;
  }

  /** Takes in one extension: `header` is of type `x`, `L` or `K`, `payload` is what follows it. */
  add(header: TarHeader, payload: Uint8Array): void {
    const place = { offset: header.offset };
    this.#count += 1;
    this.#offset = header.offset;
    if (header.type === "x") this.#addPax(parsePax(payload, this.#inspection, place));
    else if (header.type === "L") this.#setName(this.#longName(payload, place), place);
    else this.#setLinkName(this.#longName(payload, place), place);
  }

  /** The member's own header with what the extensions replace; forgets them. */
  apply(header: TarHeader): TarHeader {
    const place = { offset: header.offset };
    // GNU writes a long link name and a long name before one member; anything else that comes in twos is a trick.
    const isGnuPair = this.#count === 2 && this.#name !== undefined && this.#linkName !== undefined;
    if (this.#count > 1 && !isGnuPair) {
      this.#inspection.found(
        "tar-extension-stacked",
        `${this.#count} extended headers stand before one member`,
        place,
      );
    }
    if (this.#name !== undefined) checkReplacedName(header.rawName, this.#name, this.#inspection, place);
    if (this.#size !== undefined && this.#size !== header.size) {
      const state = `the extended header says ${this.#size} bytes, the header ${header.size}`;
      throw this.#inspection.refusal("tar-pax-size", state, place);
    }
    const rawName = this.#name ?? header.rawName;
    const rawLinkName = this.#linkName ?? header.rawLinkName;
    this.#forget();
    return { ...header, rawName, rawLinkName };
  }

  /** Called where no member can follow any more. */
  checkNone(): void {
    if (this.#count === 0) return;
    const place = { offset: this.#offset };
    this.#inspection.found("tar-extension-dangling", "an extended header stands before no member", place);
    this.#forget();
  }

  #addPax(records: PaxRecords): void {
    const [path, linkPath, size] = [records.get("path"), records.get("linkpath"), records.get("size")];
    const place = { offset: this.#offset };
    if (path !== undefined) this.#setName(Buffer.from(path), place);
    if (linkPath !== undefined) this.#setLinkName(Buffer.from(linkPath), place);
    if (size !== undefined) this.#size ??= Number(size);
  }

  #setName(name: Uint8Array, place: Place): void {
    if (this.#name !== undefined) {
      this.#inspection.found("tar-extension-stacked", "two extended headers name one member", place);
    }
    this.#name ??= name;
  }

  #setLinkName(name: Uint8Array, place: Place): void {
    if (this.#linkName !== undefined) {
      this.#inspection.found(
        "tar-extension-stacked",
        "two extended headers name the target of one link",
        place,
      );
    }
    this.#linkName ??= name;
  }

  /** A GNU long name ends with exactly one NUL. */
  #longName(payload: Uint8Array, place: Place): Uint8Array {
    const end = payload.indexOf(0);
    if (end !== payload.length - 1 || end === 0) {
      throw this.#inspection.refusal("tar-long-name", "a long name does not end with its only NUL", place);
    }
    return payload.subarray(0, end);
  }

  #forget(): void {
    this.#name = this.#linkName = this.#size = undefined;
    this.#count = 0;
  }
}

/**
 * A header that an extension renames still holds what fits of the name: the first bytes (tar, GNU), the same with `?` for
 * what is not ASCII (Python), or the first folder and the first bytes of the last part (libarchive). A reader that does
 * not know the extension then sees a shortened name and not another file.
 */
function checkReplacedName(short: Uint8Array, long: Uint8Array, inspection: Inspection, place: Place): void {
  const shortName = Buffer.from(short).toString("utf8");
  const longName = Buffer.from(long).toString("utf8");
  const candidates = [longName, longName.replaceAll(/[^\0-\u007f]/gu, "?")];
  const isShortened = candidates.some(
    (candidate) => isStart(shortName, candidate) || isMiddleCut(shortName, candidate),
  );
  if (isShortened) return;
  const state = `the header calls the member ${JSON.stringify(shortName)}, its extension ${JSON.stringify(longName)}`;
  inspection.found("tar-pax-path", state, place);
}

function isStart(short: string, long: string): boolean {
  // A cut through a character leaves a replacement character.
  const whole = short.replace(/\ufffd+$/u, "");
  return (
    whole.length > 0 &&
    long.startsWith(whole) &&
    (whole.length >= 90 || long.length === whole.length || /[^\0-\u007f]/u.test(long) || long === `${whole}/`)
  );
}

function isMiddleCut(short: string, long: string): boolean {
  const [shortParts, longParts] = [short.split("/"), long.split("/")];
  const last = shortParts.at(-1) ?? "";
  return (
    long.length > 100 &&
    shortParts.length > 1 &&
    shortParts[0] === longParts[0] &&
    last !== "" &&
    longParts.at(-1)!.startsWith(last)
  );
}
