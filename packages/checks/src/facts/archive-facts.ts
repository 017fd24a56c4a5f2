import type { Problem } from "@linchpin/standards";

/** One file that was handed in as a wheel or an sdist, whether or not it could be opened. */
export interface ArchiveFacts {
  readonly fileName: string;
  readonly isOpen: boolean;
  /** What the walk found odd, and last what made it stop. */
  readonly problems: readonly ArchiveOddity[];
}

/** A shape of the archive that is not as it should be. */
export interface ArchiveOddity extends Problem {
  readonly member?: string;
}
