/** What a wheel says that it offers: the modules that should import, the scripts that should start. */
import { bytesSource, openWheel, type Wheel } from "@linchpin/archives";
import { type CoreMetadata, normalizeName, parseMetadata } from "@linchpin/standards";

export interface Declared {
  readonly metadata: Partial<CoreMetadata>;
  /** Importable modules, dotted; packages before what they hold. */
  readonly modules: readonly string[];
  /** The first parts of the modules. */
  readonly topLevel: ReadonlySet<string>;
  readonly scripts: readonly string[];
  /** Paths of the wheel that an installer lays into site-packages, with the sha256 of each. */
  readonly files: ReadonlyMap<string, string>;
}

const IDENTIFIER = /^[\p{L}_][\p{L}\p{N}_]*$/u;

export async function readDeclared(fileName: string, bytes: Uint8Array): Promise<Declared> {
  const wheel = await openWheel(bytesSource(bytes), fileName, { strictness: "mirrored" });
  const modules = modulesOf(wheel);
  return {
    metadata: parseMetadata(wheel.metadata).value ?? {},
    modules,
    topLevel: new Set(modules.map((module) => module.split(".", 1)[0] ?? "")),
    scripts: wheel.entryPoints.filter(({ group }) => group === "console_scripts").map(({ name }) => name),
    files: installedFiles(wheel),
  };
}

function modulesOf(wheel: Wheel): readonly string[] {
  const names = wheel.members.flatMap(({ name, kind }) => (kind === "file" ? (moduleName(name) ?? []) : []));
  return [...new Set(names)].toSorted();
}

/** The module that a path of a wheel becomes; undefined for what is no module, for programs and for tests. */
function moduleName(path: string): string | undefined {
  const inside = path.replace(/^[^/]+\.data\/(?:purelib|platlib)\//, "");
  const module = /^(?<stem>.+?)(?:\.(?:cpython|abi3|cp\d|pypy)[^/]*)?\.(?:py|so|pyd)$/.exec(inside)?.groups?.[
    "stem"
  ];
  if (module === undefined || /\.(?:dist-info|data)\//.test(inside)) return undefined;
  const parts = module.split("/");
  if (parts.at(-1) === "__init__") parts.pop();
  if (parts.length === 0 || parts.at(-1) === "__main__" || !parts.every((part) => IDENTIFIER.test(part)))
    return undefined;
  return parts.some((part) =>
    /^(?:tests?|testing|conftest|test_.*|.*_test|examples?|docs?|setup)$/.test(part),
  )
    ? undefined
    : parts.join(".");
}

function installedFiles(wheel: Wheel): ReadonlyMap<string, string> {
  return new Map(
    wheel.members
      .filter(({ name, kind }) => kind === "file" && !/^[^/]+\.data\//.test(name))
      .filter(({ name }) => !/\.dist-info\/(?:RECORD|INSTALLER|REQUESTED|direct_url\.json)$/.test(name))
      .map(({ name, sha256 }) => [name, sha256]),
  );
}

/** Names of the projects that the extras of a release bring, normalised. */
export function optionalProjects(metadata: Partial<CoreMetadata>): ReadonlySet<string> {
  const lines = (metadata.requiresDist ?? []).filter((line) => /;.*\bextra\b/.test(line));
  return new Set(lines.map((line) => normalizeName(/^[\w.-]+/.exec(line)?.[0] ?? "")));
}
