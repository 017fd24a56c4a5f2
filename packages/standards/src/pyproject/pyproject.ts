/** What pyproject.toml says (pyproject.toml specification; PEP 517, 518, 621, 639, 735, 794, 808). */

import type { DependencyGroups } from "../dependency-groups/dependency-groups.ts";
import type { Requirement } from "../requirement/requirement.ts";
import type { SpecifierSet } from "../specifier/specifier-set.ts";
import type { TomlTable } from "../toml/read-toml.ts";
import type { Version } from "../version/version.ts";

export interface Pyproject {
  readonly buildSystem: BuildSystem;
  /** Absent where there is no such table, or none with a name. */
  readonly project?: ProjectTable;
  readonly dependencyGroups: DependencyGroups;
  /** `[tool]`, as it stands: no standard looks into it. */
  readonly tool: TomlTable;
}

/** How the project is built (PEP 517, 518). */
export interface BuildSystem {
  readonly requires: readonly Requirement[];
  /** `module:object`. */
  readonly backend: string;
  /** Folders in the source tree from which the backend is imported. */
  readonly backendPath: readonly string[];
  /** Whether the file says nothing, so that setuptools builds it. */
  readonly isDefault: boolean;
}

/** The keys of `[project]`. What the table does not say is absent or empty. */
export interface ProjectTable {
  /** As written; it may be no valid name, which is then among the problems. */
  readonly name: string;
  readonly version?: Version;
  readonly description?: string;
  readonly readme?: ProjectReadme;
  readonly requiresPython?: SpecifierSet;
  readonly license?: ProjectLicense;
  /** Glob patterns; an empty array is another thing than none (PEP 639). */
  readonly licenseFiles?: readonly string[];
  readonly authors: readonly Person[];
  readonly maintainers: readonly Person[];
  readonly keywords: readonly string[];
  readonly classifiers: readonly string[];
  /** By label. */
  readonly urls: ReadonlyMap<string, string>;
  /** Object references by the names of the commands. */
  readonly scripts: ReadonlyMap<string, string>;
  readonly guiScripts: ReadonlyMap<string, string>;
  /** By group, then by name. */
  readonly entryPoints: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly dependencies: readonly Requirement[];
  /** By the extra's name as written. */
  readonly optionalDependencies: ReadonlyMap<string, readonly Requirement[]>;
  readonly importNames?: readonly string[];
  readonly importNamespaces?: readonly string[];
  /** The keys that the backend gives, or adds to (PEP 808). */
  readonly dynamic: readonly string[];
}

/** Where the long description is. */
export type ProjectReadme =
  | { readonly kind: "file"; readonly path: string; readonly contentType: string }
  | { readonly kind: "text"; readonly text: string; readonly contentType: string };

/** An SPDX expression, or one of the two older forms. */
export type ProjectLicense =
  | { readonly kind: "expression"; readonly expression: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "file"; readonly path: string };

/** At least one of the two is there. */
export interface Person {
  readonly name?: string;
  readonly email?: string;
}
