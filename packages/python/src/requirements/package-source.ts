/** Where build requirements come from. The command line gives an index; tests give a folder of wheels. */
import type { Version } from "@linchpin/standards";

/** One wheel that an index offers. */
export interface Candidate {
  /** Normalised. */
  readonly project: string;
  readonly version: Version;
  readonly fileName: string;
  readonly requiresPython?: string;
  readonly yanked: boolean;
  /** Hexadecimal, as the index says. */
  readonly sha256?: string;
}

export interface PackageSource {
  /** For messages: the URL or folder, without credentials. */
  readonly name: string;
  /** All wheels of a project, in any order; empty for a project that is not there. */
  wheels(project: string): Promise<readonly Candidate[]>;
  /** The METADATA of a candidate. */
  metadata(candidate: Candidate): Promise<Uint8Array>;
  /** The wheel, its digest checked where the index gives one. */
  download(candidate: Candidate): Promise<Uint8Array>;
}
