import type { Source } from "./member-facts.ts";

/** The source folder of the project, read once. */
export interface TreeFacts extends Source {
  readonly origin: "tree";
  /** What findings call the folder, for example "." or its name. */
  readonly name: string;
  /** Paths that git tracks; absent where there is no git. */
  readonly tracked?: ReadonlySet<string>;
  readonly git?: GitFacts;
}

/** The state of the repository, as the caller asked git for it. */
export interface GitFacts {
  /** Tracked files with changes that are not committed. */
  readonly modified: readonly string[];
  /** Tags on the commit that is checked out. */
  readonly tagsAtHead: readonly string[];
  readonly isShallow: boolean;
}
