/** What `build-details.json` says of a Python installation without running it (PEP 739, version 1.0). */

import type { JsonObject } from "../document/json.ts";

export interface BuildDetails {
  /** Absolute, or relative to the folder of the file. */
  readonly basePrefix: string;
  /** Absent where the installation has no interpreter. */
  readonly baseInterpreter?: string;
  /** As `sysconfig.get_platform()` has it. */
  readonly platform: string;
  readonly language: {
    /** `major.minor`. */
    readonly version: string;
    readonly versionInfo?: VersionInfo;
  };
  readonly implementation: {
    /** Lower case, for example `cpython`. */
    readonly name: string;
    readonly version: VersionInfo;
    readonly hexversion: number;
    readonly cacheTag: string;
    /** Keys of the implementation's own; each begins with an underscore. */
    readonly others: JsonObject;
  };
  readonly abi?: {
    /** In the order of the extension suffix, for example `["t", "d"]`. */
    readonly flags: readonly string[];
    readonly extensionSuffix?: string;
    readonly stableAbiSuffix?: string;
  };
  /** Suffixes of modules by their kind. */
  readonly suffixes?: ReadonlyMap<string, readonly string[]>;
  readonly libpython?: {
    readonly dynamic?: string;
    readonly dynamicStableabi?: string;
    readonly static?: string;
    readonly linkExtensions?: boolean;
  };
  readonly cApi?: { readonly headers: string; readonly pkgconfigPath?: string };
  readonly arbitraryData?: JsonObject;
}

/** `sys.version_info`. */
export interface VersionInfo {
  readonly major: number;
  readonly minor: number;
  readonly micro: number;
  readonly releaselevel: "alpha" | "beta" | "candidate" | "final";
  readonly serial: number;
}
