/** Upload forms as clients build them. */

import { createHash } from "node:crypto";
import {
  metadataToUploadForm,
  parseDistributionFileName,
  parseMetadata,
  versionToString,
} from "@linchpin/standards";
import type { MadeFile } from "@linchpin/testing";

/** A field, or several of the same name; `undefined` leaves it out. */
export type FormFields = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Content {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mediaType?: string;
}

export function formBody(fields: FormFields, content: Content | undefined): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of value === undefined ? [] : [value].flat()) form.append(name, one);
  }
  if (content !== undefined) {
    const type = content.mediaType ?? "application/octet-stream";
    form.append("content", new Blob([Buffer.from(content.bytes)], { type }), content.fileName);
  }
  return form;
}

/** What a good client sends for a file: `metadata` is the text of its METADATA, where it has more than a name. */
export function goodFields(file: MadeFile, metadata?: string): FormFields {
  const { kind, name, version } = parseDistributionFileName(file.fileName);
  return {
    ":action": "file_upload",
    protocol_version: "1",
    metadata_version: "2.1",
    name,
    version: versionToString(version),
    ...(metadata === undefined
      ? {}
      : Object.fromEntries(metadataToUploadForm(parseMetadata(metadata).value!))),
    filetype: kind === "wheel" ? "bdist_wheel" : "sdist",
    pyversion: kind === "wheel" ? "py3" : "source",
    sha256_digest: createHash("sha256").update(file.bytes).digest("hex"),
  };
}
