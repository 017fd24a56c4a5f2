/** Small wheels for tests, as a good build backend would write them. */
import { type ArchiveFile, writeWheel } from "@linchpin/archives";
import { metadataText, type ReleaseFields } from "./metadata-text.ts";

/** Text is written as UTF-8. */
export type FileContents = Readonly<Record<string, string | Uint8Array>>;

export interface WheelOptions extends ReleaseFields {
  /** Names in the wheel. Default: one module, named after the project, that holds `__version__`. */
  readonly files?: FileContents;
  /** Compressed tags as in the file name, `py3-none-any` by default; several give several Tag lines in WHEEL. */
  readonly tags?: string | readonly string[];
  readonly build?: string;
  /** Group → `name = module:attribute` lines, or the text of entry_points.txt. */
  readonly entryPoints?: string | Readonly<Record<string, readonly string[]>>;
  /** Seconds since 1970. */
  readonly time?: number;
  /** Replaces the file-name parts that follow from name and version. */
  readonly fileName?: string;
  /** Default: `{name}-{version}.dist-info`, escaped as in the file name. */
  readonly distInfo?: string;
  /** The text of WHEEL. */
  readonly wheelFile?: string;
}

export interface MadeFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The same options give the same bytes. */
export function makeWheel(options: WheelOptions): MadeFile {
  const stem = `${escaped(options.name)}-${options.version}`;
  const distInfo = options.distInfo ?? `${stem}.dist-info`;
  const tags = [options.tags ?? "py3-none-any"].flat();
  const build = options.build === undefined ? "" : `-${options.build}`;
  const contents: FileContents = {
    ...(options.files ?? defaultFiles(options)),
    [`${distInfo}/METADATA`]: metadataText(options),
    [`${distInfo}/WHEEL`]: options.wheelFile ?? wheelText(tags, options.build),
    ...(options.entryPoints && { [`${distInfo}/entry_points.txt`]: entryPointsText(options.entryPoints) }),
  };
  const bytes = writeWheel({
    distInfo,
    files: archiveFiles(contents),
    ...(options.time !== undefined && { time: options.time }),
  });
  return { fileName: options.fileName ?? `${stem}${build}-${tags.join(".")}.whl`, bytes };
}

/** The project's name as it stands in file names (binary distribution format § Escaping and Unicode). */
export function escaped(name: string): string {
  return name.replaceAll(/[-_.]+/g, "_").toLowerCase();
}

export function archiveFiles(contents: FileContents): ArchiveFile[] {
  return Object.entries(contents).map(([name, content]) => ({
    name,
    bytes: typeof content === "string" ? Buffer.from(content) : content,
  }));
}

function defaultFiles({ name, version }: WheelOptions): FileContents {
  return { [`${escaped(name)}/__init__.py`]: `__version__ = "${version}"\n` };
}

function wheelText(tags: readonly string[], build: string | undefined): string {
  const lines = [
    "Wheel-Version: 1.0",
    "Generator: linchpin-testing",
    `Root-Is-Purelib: ${tags.every((tag) => tag.endsWith("-any"))}`,
    ...(build === undefined ? [] : [`Build: ${build}`]),
    ...tags.flatMap(expandTag).map((tag) => `Tag: ${tag}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** `py2.py3-none-any` stands for two tags. */
function expandTag(tag: string): string[] {
  const [pythons = [], abis = [], platforms = []] = tag.split("-").map((part) => part.split("."));
  return pythons.flatMap((python) =>
    abis.flatMap((abi) => platforms.map((platform) => `${python}-${abi}-${platform}`)),
  );
}

function entryPointsText(entryPoints: NonNullable<WheelOptions["entryPoints"]>): string {
  if (typeof entryPoints === "string") return entryPoints;
  return Object.entries(entryPoints)
    .map(([group, lines]) => `[${group}]\n${lines.join("\n")}\n`)
    .join("\n");
}
