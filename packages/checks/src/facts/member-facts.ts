/** What is kept of one member's bytes after they have been read once: facts, never the bytes themselves. */

import type { ModuleOutline } from "../python/outline.ts";
import type { NativeFacts } from "./native-facts.ts";

export interface LineEndings {
  readonly crlf: number;
  readonly lf: number;
}

/** Something in a text or in compiled code that should not have left the machine. */
export interface Sighting {
  readonly kind: "secret" | "machine-path";
  /** What it is, for a person: "GitHub personal access token", "home folder". */
  readonly what: string;
  readonly line: number;
  /** Enough of it to find it; of a secret never enough to use it. */
  readonly shown: string;
}

export interface MemberFacts {
  /** The text, of the few members whose text a rule reads. */
  readonly text?: string;
  /** False where a member that should be text is not UTF-8. */
  readonly isUtf8?: boolean;
  readonly outline?: ModuleOutline;
  /** The source of a module in which the outline suspects new or broken syntax. */
  readonly source?: string;
  readonly lineEndings?: LineEndings;
  /** The first line where it begins with `#!`. */
  readonly shebang?: string;
  readonly sightings?: readonly Sighting[];
  readonly native?: NativeFacts;
}

/** By member name. A member without an entry was not looked into, or had nothing worth keeping. */
export type Contents = ReadonlyMap<string, MemberFacts>;

/** Files with their contents: a source tree, or an sdist, which is what is left of one. Paths are relative to its root. */
export interface Source {
  readonly origin: "tree" | "sdist";
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly contents: Contents;
}

export interface SourceFile {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal; absent where the file was not read. */
  readonly sha256?: string;
}
