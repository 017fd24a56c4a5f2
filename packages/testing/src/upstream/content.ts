/** What the fake upstream holds, and what it tells about it. */
import { createHash } from "node:crypto";
import type { Hashes, ProjectFile, ProjectPage, ProjectStatus } from "@linchpin/standards";

/** Which of the optional parts of the simple API the fake has. All of them, as the best indexes do, by default. */
export interface UpstreamAbilities {
  /** Sends HTML only, whatever the client accepts. */
  readonly htmlOnly: boolean;
  /** Advertises `.metadata` on its pages. */
  readonly advertisesMetadata: boolean;
  /** Answers `.metadata`; without it the URL is 404, advertised or not. */
  readonly servesMetadata: boolean;
  readonly servesRanges: boolean;
  /** The digests that its pages show. */
  readonly hashes: readonly ("sha256" | "md5")[];
  readonly showsSizes: boolean;
  readonly showsUploadTimes: boolean;
  /** Sends ETags for pages and answers 304. */
  readonly sendsEtags: boolean;
  /** Compresses pages for clients that accept it. */
  readonly compresses: boolean;
}

export const FULL_ABILITIES: UpstreamAbilities = {
  htmlOnly: false,
  advertisesMetadata: true,
  servesMetadata: true,
  servesRanges: true,
  hashes: ["sha256"],
  showsSizes: true,
  showsUploadTimes: true,
  sendsEtags: true,
  compresses: true,
};

export interface UpstreamFile {
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** What `.metadata` answers, for wheels. */
  readonly metadata?: string;
  readonly requiresPython?: string;
  readonly yanked?: true | string;
  readonly uploadTime?: string;
}

export interface UpstreamProject {
  readonly files: UpstreamFile[];
  status?: ProjectStatus;
  /** What `versions` of the page says. */
  versions: readonly string[];
}

/** The page of a project, with its files below `filesUrl`. */
export function upstreamPage(
  name: string,
  project: UpstreamProject,
  { abilities, filesUrl }: { readonly abilities: UpstreamAbilities; readonly filesUrl: string },
): ProjectPage {
  return {
    name,
    ...(project.status && { status: project.status }),
    versions: project.versions,
    files: project.files.map((file) => upstreamFile(file, `${filesUrl}${name}/`, abilities)),
  };
}

function upstreamFile(file: UpstreamFile, folder: string, abilities: UpstreamAbilities): ProjectFile {
  const { filename, bytes, metadata, requiresPython, yanked } = file;
  return {
    filename,
    url: `${folder}${encodeURIComponent(filename)}`,
    hashes: Object.fromEntries(abilities.hashes.map((name) => [name, digest(name, bytes)])),
    ...(abilities.showsSizes && { size: bytes.length }),
    ...(abilities.showsUploadTimes && { uploadTime: file.uploadTime ?? "2025-03-04T05:06:07.000008Z" }),
    ...(requiresPython !== undefined && { requiresPython }),
    ...(yanked !== undefined && { yanked }),
    ...(metadata !== undefined && abilities.advertisesMetadata && { coreMetadata: metadataHashes(metadata) }),
  };
}

function metadataHashes(metadata: string): Hashes {
  return { sha256: digest("sha256", Buffer.from(metadata)) };
}

function digest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}
