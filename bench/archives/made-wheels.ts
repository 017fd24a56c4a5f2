/** Wheels of known shapes: many small modules, few large libraries. The same each time. */
import { createHash } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { buildZip, type RawMember } from "@linchpin/testing";

/** Source code of 8 kB a module. */
export function manyModules(count: number): Record<string, string> {
  const body = (index: number): string =>
    Array.from(
      { length: 160 },
      (_, line) =>
        `def function_${index}_${line}(value):\n    return value + ${(index * 7919 + line * 104729) % 99991}\n`,
    ).join("");
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`acme/module_${index}.py`, body(index)]),
  );
}

/** Half noise, half repetition, as machine code compresses. */
export function compressible(length: number, seed: number): Uint8Array {
  const bytes = Buffer.alloc(length);
  for (let at = 0; at < length; at += 64)
    createHash("sha256")
      .update(`${seed}:${at % 1_000_003}`)
      .digest()
      .copy(bytes, at);
  return bytes;
}

/** A sound wheel of about this many bytes in five members, three of them stored. */
export function largeWheel(length: number): { fileName: string; bytes: Uint8Array } {
  const part = compressible(Math.floor(length / 5), 1);
  const deflated = deflateRawSync(part, { level: 1 });
  const libraries = Array.from({ length: 6 }, (_, index): RawMember => {
    const name = `acme/lib${index}.so`;
    return index < 4
      ? { name, data: part, stream: part, both: { method: 0 } }
      : { name, data: part, stream: deflated };
  });
  const texts: RawMember[] = [
    {
      name: "acme-1.dist-info/METADATA",
      data: Buffer.from("Metadata-Version: 2.1\nName: acme\nVersion: 1\n"),
    },
    {
      name: "acme-1.dist-info/WHEEL",
      data: Buffer.from("Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: py3-none-any\n"),
    },
  ];
  const rows = [...libraries, ...texts].map(
    ({ name, data }) =>
      `${name},sha256=${createHash("sha256").update(data).digest("base64url")},${data.length}\n`,
  );
  const record: RawMember = {
    name: "acme-1.dist-info/RECORD",
    data: Buffer.from(`${rows.join("")}acme-1.dist-info/RECORD,,\n`),
  };
  return { fileName: "acme-1-py3-none-any.whl", bytes: buildZip([...libraries, ...texts, record]) };
}
