/** Where the files of a wheel go when it is installed (binary-distribution-format § Installing a wheel). */
import { bytesSource, type Member, openWheel, type Wheel } from "@linchpin/archives";
import type { EntryPoint } from "@linchpin/standards";

/** The folders of an environment, and its interpreter; absolute, with `/`. */
export interface EnvironmentLayout {
  /** site-packages. */
  readonly library: string;
  readonly scripts: string;
  /** The root of the environment, for `.data/data`. */
  readonly root: string;
  /** What `#!python` becomes. */
  readonly python: string;
}

export interface InstalledFile {
  /** Absolute. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly mode: number;
}

/** The files of a wheel as they lie once installed, with a wrapper per console script. Throws ArchiveError. */
export async function unpackWheel(
  fileName: string,
  bytes: Uint8Array,
  layout: EnvironmentLayout,
): Promise<readonly InstalledFile[]> {
  const small = new Map<string, Uint8Array>();
  const wheel = await openWheel(bytesSource(bytes), fileName, {
    strictness: "mirrored",
    visit: (member, lent) => small.set(member.name, new Uint8Array(lent)),
  });
  const files: InstalledFile[] = [];
  for (const member of wheel.members) {
    const place = member.kind === "file" ? placeOf(member.name, layout) : undefined;
    if (place === undefined) continue;
    files.push(await installedFile(wheel, member, small.get(member.name), place, layout));
  }
  return [...files, ...consoleScripts(wheel.entryPoints, layout)];
}

/** The METADATA of a wheel. */
export async function metadataOfWheel(fileName: string, bytes: Uint8Array): Promise<Uint8Array> {
  return (await openWheel(bytesSource(bytes), fileName, { strictness: "mirrored" })).metadata;
}

interface Place {
  readonly path: string;
  readonly isScript: boolean;
}

/** Undefined for headers, which nothing here looks for. */
function placeOf(name: string, layout: EnvironmentLayout): Place | undefined {
  const data = /^[^/]+\.data\/(?<kind>[^/]+)\/(?<rest>.+)$/.exec(name)?.groups;
  if (data === undefined) return { path: `${layout.library}/${name}`, isScript: false };
  const folder = {
    purelib: layout.library,
    platlib: layout.library,
    scripts: layout.scripts,
    data: layout.root,
  }[data["kind"] ?? ""];
  return folder === undefined
    ? undefined
    : { path: `${folder}/${data["rest"]}`, isScript: data["kind"] === "scripts" };
}

/** Programs keep the bits that make them programs: cmake lies inside a package and is started from there. */
async function installedFile(
  wheel: Wheel,
  member: Member,
  known: Uint8Array | undefined,
  { path, isScript }: Place,
  layout: EnvironmentLayout,
): Promise<InstalledFile> {
  const bytes = known ?? (await wheel.read(member));
  const executable = isScript || (member.mode & 0o111) !== 0;
  return {
    path,
    bytes: isScript ? withInterpreter(bytes, layout.python) : bytes,
    mode: executable ? 0o755 : 0o644,
  };
}

/** A first line `#!python` becomes the interpreter of the environment (§ Recommended installer features). */
function withInterpreter(bytes: Uint8Array, python: string): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const line = /^#!pythonw?(?=[ \r\n])/.exec(buffer.toString("latin1", 0, 12))?.[0];
  return line === undefined
    ? bytes
    : Buffer.concat([Buffer.from(`#!${python}`), buffer.subarray(line.length)]);
}

function consoleScripts(
  entryPoints: readonly EntryPoint[],
  layout: EnvironmentLayout,
): readonly InstalledFile[] {
  return entryPoints
    .filter(({ group, name }) => group === "console_scripts" && isFileName(name))
    .flatMap(({ name, reference }) => {
      if (reference?.attribute === undefined) return [];
      const text = wrapper(layout.python, reference.module, reference.attribute);
      return [{ path: `${layout.scripts}/${name}`, bytes: new TextEncoder().encode(text), mode: 0o755 }];
    });
}

/** Names of entry points come from a text of the wheel, and must not lead out of the folder of scripts. */
function isFileName(name: string): boolean {
  return !/[/\\\0]/.test(name) && name !== "." && name !== "..";
}

function wrapper(python: string, module: string, attribute: string): string {
  const first = attribute.split(".", 1)[0];
  return `#!${python}\nimport sys\nfrom ${module} import ${first}\nsys.exit(${attribute}())\n`;
}
