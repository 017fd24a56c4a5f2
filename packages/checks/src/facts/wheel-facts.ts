import type { Member } from "@linchpin/archives";
import type { CoreMetadata, EntryPoint, Problem, WheelFile, WheelFileName } from "@linchpin/standards";
import type { Contents } from "./member-facts.ts";

/** A wheel that was opened and read once. Plain data, so that a worker can hand it over. */
export interface WheelFacts {
  readonly kind: "wheel";
  readonly fileName: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly sha256?: string;
  readonly name: WheelFileName;
  /** Regular files by name, in the order of the archive. */
  readonly files: ReadonlyMap<string, Member>;
  /** `name-version.dist-info`, without a slash. */
  readonly distInfo: string;
  readonly metadata: CoreMetadata;
  readonly metadataProblems: readonly Problem[];
  readonly wheelFile: WheelFile | undefined;
  readonly entryPoints: readonly EntryPoint[];
  readonly entryPointProblems: readonly Problem[];
  readonly contents: Contents;
  /** False where only names and metadata were read. */
  readonly hasContents: boolean;
  /** Where each file goes below site-packages; files that go elsewhere (scripts, headers, data) are not in it. */
  readonly installed: ReadonlyMap<string, string>;
  /** Importable modules by dotted name. */
  readonly modules: ReadonlyMap<string, WheelModule>;
}

export interface WheelModule {
  readonly name: string;
  /** The member that holds it. */
  readonly member: string;
  readonly kind: "source" | "extension" | "bytecode";
  readonly isPackage: boolean;
}
