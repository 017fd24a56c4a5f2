/** What the simple repository API says, free of its two formats (PEP 503, 629, 691, 700, 714, 740, 792). */

/** The newest version of the API that is written. 1.5 (PEP 752) may be claimed only by an index with namespaces. */
export const SIMPLE_API_VERSION = "1.4";

export type SimpleApiVersion = "1.0" | "1.1" | "1.2" | "1.3" | "1.4";

/** The project statuses of PEP 792. */
export const PROJECT_STATUSES = ["active", "archived", "quarantined", "deprecated"] as const;

export type ProjectStatusMarker = (typeof PROJECT_STATUSES)[number];

export interface ProjectStatus {
  readonly status: ProjectStatusMarker;
  readonly reason?: string;
}

/** A digest by the name of its algorithm, both in lower case: `{sha256: "…hexadecimal…"}`. */
export type Hashes = Readonly<Record<string, string>>;

/** One file of a project page. */
export interface ProjectFile {
  readonly filename: string;
  /** Absolute on a page that was read; absolute or relative to the page on one to be written. No fragment. */
  readonly url: string;
  readonly hashes: Hashes;
  /** Bytes (PEP 700). */
  readonly size?: number;
  /** `yyyy-mm-ddThh:mm:ss[.ffffff]Z` (PEP 700). */
  readonly uploadTime?: string;
  /** As the page says it; a page may hold specifiers that PEP 440 refuses. */
  readonly requiresPython?: string;
  /** The reason, or `true` where none was given (PEP 592). */
  readonly yanked?: true | string;
  /** Whether `{url}.metadata` exists, with its digests where they are known (PEP 658, 714). */
  readonly coreMetadata?: true | Hashes;
  /** Whether `{url}.asc` exists. */
  readonly gpgSignature?: boolean;
  /** Where the file's provenance object lies (PEP 740). */
  readonly provenance?: string;
}

/** The share of a reserved name space that a project page shows (PEP 752, API 1.5). */
export interface PageNamespace {
  readonly name: string;
  readonly owned: boolean;
}

/** The page of one project. */
export interface ProjectPage {
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly status?: ProjectStatus;
  /** Every version that the project ever had a file of (PEP 700); empty where the page does not say. */
  readonly versions: readonly string[];
  readonly files: readonly ProjectFile[];
  /** What the page claimed when it was read; writers do not look at it. */
  readonly apiVersion?: string;
  readonly namespaces?: readonly PageNamespace[];
}

/** The root of an index: the names of its projects, as the index displays them. */
export interface RootPage {
  readonly projects: readonly string[];
}

/** The files that an index may offer: a quarantined project offers none (PEP 792). */
export function offeredFiles(page: ProjectPage): readonly ProjectFile[] {
  return page.status?.status === "quarantined" ? [] : page.files;
}
