/**
 * The tar walk: header by header from the first block to the last, each with its payload and its padding, until two
 * blocks of zeros and nothing but zeros after them.
 */
import { createHash, hash } from "node:crypto";
import type { Inspection, Place } from "../inspection/inspection.ts";
import { type Member, type MemberKind, type MemberVisitor, WHOLE_MEMBER_BYTES } from "../member.ts";
import { checkName, decodeName } from "../names/member-name.ts";
import { NameLedger } from "../names/name-ledger.ts";
import type { BlockReader } from "./block-reader.ts";
import { Extensions } from "./extensions.ts";
import { parseTarHeader, type TarHeader } from "./header.ts";
import { checkLinks, checkLinkTarget } from "./link-target.ts";
import { checkGlobalPax, parsePax } from "./pax.ts";
import { BLOCK_BYTES } from "./write.ts";

const SPECIAL_BITS = 0o7000;
const FILE_TYPES = "0\0";
const KINDS: ReadonlyMap<string, MemberKind> = new Map([
  ["0", "file"],
  ["\0", "file"],
  ["5", "folder"],
  ["1", "hardlink"],
  ["2", "symlink"],
  ["3", "device"],
  ["4", "device"],
  ["6", "device"],
]);

/** Walks the whole tar and leaves the reader at its end. */
export async function walkTar(
  blocks: BlockReader,
  inspection: Inspection,
  visit?: MemberVisitor,
): Promise<Member[]> {
  const members: Member[] = [];
  const extensions = new Extensions(inspection);
  const ledger = new NameLedger(inspection);
  let isAfterGlobal = false;
  for (
    let header = await nextHeader(blocks, inspection);
    header;
    header = await nextHeader(blocks, inspection)
  ) {
    const place = { offset: header.offset };
    isAfterGlobal = header.type === "g";
    if (header.type === "x" || header.type === "L" || header.type === "K") {
      extensions.add(header, await takeExtension(blocks, header, inspection));
    } else if (header.type === "g") {
      extensions.checkNone();
      checkGlobalPax(
        parsePax(await takeExtension(blocks, header, inspection), inspection, place),
        inspection,
        place,
      );
    } else {
      if (members.length === inspection.limits.members) {
        throw inspection.refusal(
          "limit-members",
          `the archive has more than ${members.length} members`,
          place,
        );
      }
      const member = await walkMember(blocks, extensions.apply(header), inspection, visit);
      enter(ledger, member);
      members.push(member);
    }
  }
  extensions.checkNone();
  // CPython refuses the whole archive, other readers see its end.
  if (isAfterGlobal) inspection.found("tar-extension-dangling", "a global header ends the archive");
  checkLinks(members, inspection);
  return members;
}

/** The next header, or nothing after the blocks of zeros that end the archive. */
async function nextHeader(blocks: BlockReader, inspection: Inspection): Promise<TarHeader | undefined> {
  const offset = blocks.position;
  // Copies, because the decompressor takes back the memory of a piece when the next is asked for.
  const block = new Uint8Array(await blocks.take(BLOCK_BYTES));
  if (block.length === 0) {
    inspection.found("tar-end-missing", "the archive has no blocks of zeros at its end", { offset });
    return undefined;
  }
  if (block.length < BLOCK_BYTES)
    throw inspection.refusal("tar-truncated", "a header is cut short", { offset });
  if (block.some((byte) => byte !== 0)) return parseTarHeader(block, offset, inspection);
  await checkEnd(blocks, inspection);
  return undefined;
}

async function checkEnd(blocks: BlockReader, inspection: Inspection): Promise<void> {
  const start = blocks.position;
  for (let piece = await blocks.piece(Infinity); piece.length > 0; piece = await blocks.piece(Infinity)) {
    if (piece.every((byte) => byte === 0)) continue;
    inspection.found("tar-data-after-end", "something follows the end of the archive", { offset: start });
    while ((await blocks.piece(Infinity)).length > 0);
    return;
  }
  if (blocks.position - start < BLOCK_BYTES) {
    inspection.found("tar-end-missing", "the archive ends with a single block of zeros", { offset: start });
  }
}

async function takeExtension(
  blocks: BlockReader,
  header: TarHeader,
  inspection: Inspection,
): Promise<Uint8Array> {
  const place = { offset: header.offset };
  const { extendedHeaderBytes } = inspection.limits;
  if (header.size > extendedHeaderBytes) {
    const state = `an extended header of ${header.size} bytes is longer than ${extendedHeaderBytes}`;
    throw inspection.refusal("limit-text-size", state, place);
  }
  const payload = new Uint8Array(await blocks.take(header.size));
  if (payload.length < header.size)
    throw inspection.refusal("tar-truncated", "an extended header is cut short", place);
  await passPadding(blocks, header.size, inspection, place);
  return payload;
}

async function walkMember(
  blocks: BlockReader,
  header: TarHeader,
  inspection: Inspection,
  visit: MemberVisitor | undefined,
): Promise<Member> {
  const stored = decodeName(header.rawName, inspection, header.offset);
  const place = { member: stored, offset: header.offset };
  const kind = memberKind(header, stored, inspection, place);
  const name = kind === "folder" && stored.endsWith("/") ? stored.slice(0, -1) : stored;
  checkName(name, inspection, place);
  if (header.mode & SPECIAL_BITS) {
    inspection.found("tar-special-mode", `the member has mode 0${header.mode.toString(8)}`, place);
  }
  const size = payloadSize(header, kind, inspection, place);
  const located = { offset: header.offset, dataOffset: blocks.position, mode: header.mode & 0o7777 };
  const link = kind === "symlink" || kind === "hardlink" ? linkOf(header, name, kind, inspection, place) : {};
  const data = await readPayload(blocks, size, inspection, place);
  await passPadding(blocks, size, inspection, place);
  const member: Member = { name, kind, size, sha256: data.sha256, ...located, ...link };
  if (kind === "file" && data.bytes !== undefined) visit?.(member, data.bytes);
  return member;
}

function memberKind(header: TarHeader, name: string, inspection: Inspection, place: Place): MemberKind {
  const kind = KINDS.get(header.type);
  if (header.type === "S") throw inspection.refusal("tar-sparse", "the member is a sparse file", place);
  if (kind === undefined) {
    throw inspection.refusal("tar-type", `the member has the type ${JSON.stringify(header.type)}`, place);
  }
  if (kind === "device") inspection.found("tar-device", "the member is a device or a pipe", place);
  if (kind !== "folder" && name.endsWith("/")) {
    inspection.found("tar-folder-name", "the member's name is that of a folder and its type is not", place);
    // The oldest tars had no type for folders, and CPython still reads them so.
    if (header.type === "\0") return "folder";
  }
  return kind;
}

function linkOf(
  header: TarHeader,
  name: string,
  kind: "symlink" | "hardlink",
  inspection: Inspection,
  place: Place,
): { linkTarget: string } {
  const linkTarget = decodeName(header.rawLinkName, inspection, header.offset);
  checkLinkTarget({ name, linkTarget, kind }, inspection, place);
  return { linkTarget };
}

/** Only files have a payload. Where another member claims one, CPython reads the next header right after it. */
function payloadSize(header: TarHeader, kind: MemberKind, inspection: Inspection, place: Place): number {
  if (header.size > inspection.limits.memberBytes) {
    throw inspection.refusal("limit-member-size", `the member declares ${header.size} bytes`, place);
  }
  if (kind === "file" && FILE_TYPES.includes(header.type)) return header.size;
  if (header.size !== 0) inspection.found("tar-payload", `a ${kind} declares ${header.size} bytes`, place);
  return 0;
}

async function readPayload(
  blocks: BlockReader,
  size: number,
  inspection: Inspection,
  place: Place,
): Promise<{ sha256: string; bytes?: Uint8Array }> {
  const cutShort = (): Error => inspection.refusal("tar-truncated", "the member is cut short", place);
  if (size <= WHOLE_MEMBER_BYTES) {
    const bytes = await blocks.take(size);
    if (bytes.length < size) throw cutShort();
    return { sha256: hash("sha256", bytes, "hex"), bytes };
  }
  const sha256 = createHash("sha256");
  for (let left = size; left > 0; ) {
    const piece = await blocks.piece(left);
    if (piece.length === 0) throw cutShort();
    sha256.update(piece);
    left -= piece.length;
  }
  return { sha256: sha256.digest("hex") };
}

/** Payloads are filled up to a whole block, with zeros. */
async function passPadding(
  blocks: BlockReader,
  size: number,
  inspection: Inspection,
  place: Place,
): Promise<void> {
  const length = (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
  const padding = await blocks.take(length);
  if (padding.length < length) throw inspection.refusal("tar-truncated", "the member is cut short", place);
  if (padding.some((byte) => byte !== 0)) {
    inspection.found("tar-padding", "the bytes that fill up the last block are not zero", place);
  }
}

function enter(ledger: NameLedger, member: Member): void {
  const isFolder = member.kind === "folder";
  // A folder may be named again and again; a file that is written twice with the same bytes is still one file.
  const fingerprint = [member.kind, member.sha256, member.mode, member.linkTarget].join();
  ledger.enter(
    member.name,
    isFolder,
    { member: member.name, offset: member.offset },
    isFolder ? "folder" : fingerprint,
  );
}
