/** The members of a good sdist, so that a case can add or spoil exactly one thing. */
import { gzip, TAR_END, tarEntry } from "./tar-kit.ts";

export const TOP = "acme_tool-2.1.0";

const GOOD: readonly Uint8Array[] = [
  tarEntry({ name: `${TOP}/PKG-INFO`, data: "Metadata-Version: 2.2\nName: acme-tool\nVersion: 2.1.0\n" }),
  tarEntry({ name: `${TOP}/pyproject.toml`, data: '[build-system]\nrequires = ["flit_core"]\n' }),
];

/** The good members, then these entries, then the end of the tar. */
export function tarWith(...entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat([...GOOD, ...entries, TAR_END]);
}

export function sdistWith(...entries: readonly Uint8Array[]): Buffer {
  return gzip(tarWith(...entries));
}

/** One more file in the top folder. */
export function inside(name: string, data = `# ${name}\n`): Buffer {
  return tarEntry({ name: `${TOP}/${name}`, data });
}
