/** What the mirror says about a project, in values: the pages decide what a client is told. */
import type { Hashes, ProjectStatus } from "@linchpin/standards";

/** A file as the upstream page shows it. */
export interface MirroredFile {
  readonly filename: string;
  /** Absolute, without fragment and without credentials. */
  readonly url: string;
  /** As the upstream page says; may be empty. */
  readonly hashes: Hashes;
  readonly size?: number;
  readonly uploadTime?: string;
  readonly requiresPython?: string;
  readonly yanked?: true | string;
  /** What the upstream says about `{url}.metadata`. */
  readonly coreMetadata?: true | Hashes;
}

/** An upstream page that was read and judged. Immutable: another answer of the upstream is another object. */
export interface MirroredPage {
  /** Normalised. */
  readonly project: string;
  readonly status?: ProjectStatus;
  readonly versions: readonly string[];
  readonly files: readonly MirroredFile[];
}

/** That the upstream could not be asked, and since when what is shown is no longer known to be right. */
export interface Staleness {
  readonly reason: string;
  /** When the upstream last confirmed the page. */
  readonly confirmedAt: Date;
}

export type MirrorAnswer =
  | {
      readonly kind: "page";
      readonly page: MirroredPage;
      /** Milliseconds since the epoch: until then the page is believed without asking again. */
      readonly freshUntil: number;
      readonly stale?: Staleness;
    }
  | { readonly kind: "absent" }
  | { readonly kind: "unavailable"; readonly reason: string; readonly retryAfterSeconds: number }
  | { readonly kind: "unset"; readonly reason: string };
