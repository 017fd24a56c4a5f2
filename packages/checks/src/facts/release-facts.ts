import type { ProjectPage } from "@linchpin/standards";
import type { ArchiveFacts } from "./archive-facts.ts";
import type { SdistFacts } from "./sdist-facts.ts";
import type { TreeFacts } from "./tree-facts.ts";
import type { WheelFacts } from "./wheel-facts.ts";

/** Everything that was handed in to be checked together. */
export interface ReleaseFacts {
  readonly archives: readonly ArchiveFacts[];
  readonly wheels: readonly WheelFacts[];
  readonly sdists: readonly SdistFacts[];
  readonly tree?: TreeFacts;
  readonly previous?: PreviousFacts;
  readonly index?: IndexFacts;
  /** Whether all files of the release were handed in, so that what is not here is missing. */
  readonly isWhole: boolean;
  /** The day of the check, `YYYY-MM-DD`. */
  readonly today: string;
  /** Names of other files in the folder of the distributions. */
  readonly strays: readonly string[];
}

/** The release before this one. */
export interface PreviousFacts {
  readonly wheels: readonly WheelFacts[];
  readonly sdists: readonly SdistFacts[];
}

/** What an index says that bears on the release. */
export interface IndexFacts {
  readonly url: string;
  /** The project's page; absent where the index does not know the project. */
  readonly page?: ProjectPage;
  /** Versions of the projects that the release requires, by normalised name; empty where the index has no such project. */
  readonly dependencies?: ReadonlyMap<string, readonly string[]>;
  /** Other projects of the index by a file that they install, relative to site-packages. */
  readonly owners?: ReadonlyMap<string, readonly string[]>;
}
