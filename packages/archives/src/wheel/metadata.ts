/**
 * METADATA and PKG-INFO as far as an archive must agree with itself: readable, one value for each field that has one, and
 * the project and version of the file name. What the fields say is the business of the rules.
 */
import {
  compareVersions,
  normalizeName,
  parseMetadata,
  tryParseVersion,
  type Version,
} from "@linchpin/standards";
import type { Inspection, Place } from "../inspection/inspection.ts";

/** What the file name says. */
export interface Identity {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
}

export function checkMetadata(
  bytes: Uint8Array,
  identity: Identity,
  inspection: Inspection,
  place: Place,
): void {
  if (bytes.includes(0)) inspection.found("metadata-malformed", "the metadata hold a NUL", place);
  const { value, problems } = parseMetadata(bytes);
  for (const { code, state } of problems) {
    if (REPEATED.has(code)) inspection.found("metadata-duplicate-field", state, place);
    else if (UNREADABLE.has(code)) inspection.found("metadata-malformed", state, place);
  }
  checkIdentity(value?.name, value?.version, identity, inspection, place);
}

const REPEATED = new Set(["metadata-field-repeated", "metadata-description-repeated"]);
const UNREADABLE = new Set(["metadata-field-encoding"]);

function checkIdentity(
  name: string | undefined,
  version: string | undefined,
  identity: Identity,
  inspection: Inspection,
  place: Place,
): void {
  if (name === undefined || normalizeName(name) !== identity.name) {
    const state = `the metadata name ${JSON.stringify(name ?? "")}, the file name ${JSON.stringify(identity.name)}`;
    inspection.found("metadata-mismatch", state, place);
  }
  const parsed = version === undefined ? undefined : tryParseVersion(version);
  if (parsed === undefined || compareVersions(parsed, identity.version) !== 0) {
    const state = `the metadata give version ${JSON.stringify(version ?? "")}, which the file name does not`;
    inspection.found("metadata-mismatch", state, place);
  }
}
