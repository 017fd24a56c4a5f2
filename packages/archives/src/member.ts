/** One entry of an archive, as the walk saw it. */

export type MemberKind = "file" | "folder" | "symlink" | "hardlink" | "device";

export interface Member {
  /** As stored, decoded, without the slash that ends a folder's name. */
  readonly name: string;
  readonly kind: MemberKind;
  /** Decompressed size in bytes. */
  readonly size: number;
  /** SHA-256 of the decompressed bytes, lower-case hexadecimal. Of the empty string where there are none. */
  readonly sha256: string;
  /** The permission bits of Unix (with set-user-id and the like); 0 where the archive does not tell. */
  readonly mode: number;
  /** Where the member's record begins: in the file (zip) or in the decompressed tar. */
  readonly offset: number;
  /** Where its data begin, in the same bytes. */
  readonly dataOffset: number;
  /** Where a link points. */
  readonly linkTarget?: string;
}

/**
 * Called during the walk with each file that is small enough to be whole in memory, before the archive is accepted. The
 * bytes are lent: their memory is used again after the call, so copy what you keep.
 */
export type MemberVisitor = (member: Member, bytes: Uint8Array) => void;

/** Files up to this size are held in memory during the walk; larger ones pass through in pieces. */
export const WHOLE_MEMBER_BYTES = 1024 * 1024;
