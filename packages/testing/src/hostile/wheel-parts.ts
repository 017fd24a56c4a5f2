/** The members of a good wheel, one by one, so that a case can spoil exactly one thing. */
import { createHash } from "node:crypto";
import type { RawMember } from "./zip-kit.ts";

export const WHEEL_NAME = "acme_tool-2.1.0-py3-none-any.whl";
export const DIST_INFO = "acme_tool-2.1.0.dist-info";
export const METADATA = "Metadata-Version: 2.1\nName: acme-tool\nVersion: 2.1.0\n";
export const WHEEL_TEXT = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n";

export interface Parts {
  /** More members before the metadata folder; listed in RECORD. */
  readonly members?: readonly RawMember[];
  readonly metadata?: string | Uint8Array;
  readonly wheelFile?: string;
  readonly entryPoints?: string;
  /** Changes the text of RECORD. */
  readonly record?: (text: string) => string;
  /** Leave this file of the metadata folder out. */
  readonly without?: "METADATA" | "WHEEL" | "RECORD";
  readonly distInfo?: string;
  /** Members after RECORD, not listed in it. */
  readonly unlisted?: readonly RawMember[];
}

export function file(
  name: string,
  content: string | Uint8Array = `# ${name}\n`,
  rest: Partial<RawMember> = {},
): RawMember {
  return { name, data: typeof content === "string" ? Buffer.from(content) : content, ...rest };
}

export function folder(name: string, rest: Partial<RawMember> = {}): RawMember {
  return { name, data: Buffer.alloc(0), ...rest };
}

export function wheelMembers(parts: Parts = {}): RawMember[] {
  const distInfo = parts.distInfo ?? DIST_INFO;
  const listed = [
    file("acme_tool/__init__.py", '__version__ = "2.1.0"\n'),
    ...(parts.members ?? []),
    file(`${distInfo}/METADATA`, parts.metadata ?? METADATA),
    file(`${distInfo}/WHEEL`, parts.wheelFile ?? WHEEL_TEXT),
    ...(parts.entryPoints === undefined ? [] : [file(`${distInfo}/entry_points.txt`, parts.entryPoints)]),
  ].filter(({ name }) => name !== `${distInfo}/${parts.without}`);
  const honest = recordText(listed, distInfo);
  const record = file(`${distInfo}/RECORD`, parts.record?.(honest) ?? honest);
  return [...listed, ...(parts.without === "RECORD" ? [] : [record]), ...(parts.unlisted ?? [])];
}

export function recordRow({ name, data }: RawMember): string {
  const digest = createHash("sha256").update(data).digest("base64url");
  const path = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
  return `${path},sha256=${digest},${data.length}`;
}

function recordText(members: readonly RawMember[], distInfo: string): string {
  const rows = members.filter(({ name }) => !name.endsWith("/")).map(recordRow);
  return [...rows, `${distInfo}/RECORD,,`, ""].join("\n");
}
