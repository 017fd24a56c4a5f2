/** One made-up archive and what must become of it. */

export interface HostileArchive {
  /** The row of the threat table and a few words, for example `Z5 data descriptor`. */
  readonly name: string;
  /** One sentence: what goes wrong where it is accepted. */
  readonly why: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The code with which an upload must be refused. */
  readonly code: string;
  /** What a mirror does: refuse it too, or accept and list the same code. */
  readonly mirrored: "refused" | "listed";
}

export interface HarmlessArchive {
  readonly name: string;
  /** One sentence: who writes such files, or why every reader agrees about it. */
  readonly why: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** A spoiled wheel, under the name that its honest twin has. */
export function wheelCase(
  name: string,
  code: string,
  mirrored: "refused" | "listed",
  why: string,
  bytes: Uint8Array,
): HostileArchive {
  return { name, why, fileName: "acme_tool-2.1.0-py3-none-any.whl", bytes, code, mirrored };
}

/** A spoiled source distribution, under the name that its honest twin has. */
export function sdistCase(
  name: string,
  code: string,
  mirrored: "refused" | "listed",
  why: string,
  bytes: Uint8Array,
): HostileArchive {
  return { name, why, fileName: "acme_tool-2.1.0.tar.gz", bytes, code, mirrored };
}
