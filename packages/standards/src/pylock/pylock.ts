/** What a lock file says (pylock.toml specification, PEP 751), in the order of the specification. */

import type { Marker } from "../marker/marker.ts";
import type { SpecifierSet } from "../specifier/specifier-set.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import type { Version } from "../version/version.ts";

export interface Pylock {
  readonly lockVersion: Version;
  /** The environments that the lock is for: at least one must hold. */
  readonly environments?: readonly Marker[];
  readonly requiresPython?: SpecifierSet;
  /** Normalised. */
  readonly extras?: readonly string[];
  readonly dependencyGroups?: readonly string[];
  /** The groups that are installed where none are asked for. */
  readonly defaultGroups?: readonly string[];
  readonly createdBy: string;
  readonly packages: readonly PylockPackage[];
  readonly tool?: TomlTable;
}

/** One package, which may stand here several times for different environments. */
export interface PylockPackage {
  /** Normalised. */
  readonly name: string;
  readonly version?: Version;
  /** When the package is installed; it may ask for `extras` and `dependency_groups`. */
  readonly marker?: Marker;
  readonly requiresPython?: SpecifierSet;
  /** Each has as many keys of another package as tell it from the others. */
  readonly dependencies?: readonly TomlTable[];
  readonly vcs?: PylockVcs;
  readonly directory?: PylockDirectory;
  readonly archive?: PylockArchive;
  /** The base URL of the index from which the files come. */
  readonly index?: string;
  readonly sdist?: PylockFile;
  readonly wheels?: readonly PylockFile[];
  readonly attestationIdentities?: readonly TomlTable[];
  readonly tool?: TomlTable;
}

/** A commit of a repository, at a URL or a path. */
export interface PylockVcs {
  readonly type: string;
  readonly url?: string;
  readonly path?: string;
  readonly requestedRevision?: string;
  readonly commitId: string;
  readonly subdirectory?: string;
}

export interface PylockDirectory {
  readonly path: string;
  readonly editable?: boolean;
  readonly subdirectory?: string;
}

/** What says where bytes are and how they are checked. */
interface PylockBytes {
  readonly url?: string;
  readonly path?: string;
  /** Bytes. */
  readonly size?: number | bigint;
  /** A TOML date and time. */
  readonly uploadTime?: string;
  /** Digests by algorithm, at least one. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** A file that is neither a wheel nor an sdist of an index. */
export interface PylockArchive extends PylockBytes {
  readonly subdirectory?: string;
}

/** A wheel or an sdist. */
export interface PylockFile extends PylockBytes {
  /** The file name; where absent, the last part of path or URL is. */
  readonly name?: string;
}
