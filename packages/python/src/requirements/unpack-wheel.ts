/** Where the files of a wheel go when it is installed into one folder (binary-distribution-format § Installing). */
import { bytesSource, openWheel } from "@linchpin/archives";
import type { EntryPoint } from "@linchpin/standards";

export interface InstalledFile {
  /** Relative to the folder of packages, with `/`; scripts lie below `bin/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** The files of a wheel as they lie once installed: packages, data scripts, and a wrapper per console script. */
export async function unpackWheel(fileName: string, bytes: Uint8Array): Promise<readonly InstalledFile[]> {
  const wheel = await openWheel(bytesSource(bytes), fileName, { strictness: "mirrored" });
  const files: InstalledFile[] = [];
  for (const member of wheel.members) {
    const path = member.kind === "file" ? installPath(member.name) : undefined;
    if (path === undefined) continue;
    files.push({ path, bytes: await wheel.read(member), mode: path.startsWith("bin/") ? 0o755 : 0o644 });
  }
  return [...files, ...consoleScripts(wheel.entryPoints)];
}

/** The METADATA of a wheel. */
export async function metadataOfWheel(fileName: string, bytes: Uint8Array): Promise<Uint8Array> {
  return (await openWheel(bytesSource(bytes), fileName, { strictness: "mirrored" })).metadata;
}

/** Headers and data are of no use to an import; purelib and platlib lie in one folder. */
function installPath(name: string): string | undefined {
  const data = /^[^/]+\.data\/(?<kind>[^/]+)\/(?<rest>.+)$/.exec(name)?.groups;
  if (data === undefined) return name;
  if (data["kind"] === "scripts") return `bin/${data["rest"]}`;
  return data["kind"] === "purelib" || data["kind"] === "platlib" ? data["rest"] : undefined;
}

function consoleScripts(entryPoints: readonly EntryPoint[]): readonly InstalledFile[] {
  const scripts = entryPoints.filter(({ group }) => group === "console_scripts");
  return scripts.flatMap(({ name, reference }) => {
    if (reference?.attribute === undefined) return [];
    const bytes = new TextEncoder().encode(wrapper(reference.module, reference.attribute));
    return [{ path: `bin/${name}`, bytes, mode: 0o755 }];
  });
}

function wrapper(module: string, attribute: string): string {
  const first = attribute.split(".", 1)[0];
  return `#!/usr/bin/env python3\nimport sys\nfrom ${module} import ${first}\nsys.exit(${attribute}())\n`;
}
