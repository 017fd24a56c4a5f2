import type { CoreMetadata, Problem, SdistFileName } from "@linchpin/standards";
import type { Source } from "./member-facts.ts";

/** An sdist that was opened and read once. `files` and `contents` are relative to its top folder. */
export interface SdistFacts extends Source {
  readonly kind: "sdist";
  readonly origin: "sdist";
  readonly fileName: string;
  /** Bytes of the whole file. */
  readonly size: number;
  readonly sha256?: string;
  readonly name: SdistFileName;
  readonly topFolder: string;
  /** PKG-INFO. */
  readonly metadata: CoreMetadata;
  readonly metadataProblems: readonly Problem[];
  readonly hasContents: boolean;
}
