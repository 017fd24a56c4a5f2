/** Build requirements from any index: pages as they are asked for, wheels by digest, kept on the disk. */

import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bytesSource, openWheel } from "@linchpin/archives";
import { ClientError, fetchProjectPage, fetchSmallFile, type OpenIndex } from "@linchpin/client";
import type { Candidate, PackageSource } from "@linchpin/python";
import { type ProjectFile, parseWheelFileName } from "@linchpin/standards";

/** Bytes of one build requirement; compilers that come as wheels have some hundred megabytes. */
const LONGEST_WHEEL = 512 * 1024 * 1024;

/** The wheels of an index, downloaded once into `cacheFolder` and compared with the page's sha256 each time. */
export function indexSource(index: OpenIndex, cacheFolder: string): PackageSource {
  const urls = new Map<string, string>();
  const download = async (candidate: Candidate): Promise<Uint8Array> => {
    const kept = await keptWheel(cacheFolder, candidate);
    if (kept !== undefined) return kept;
    const url = urls.get(candidate.fileName);
    if (url === undefined) throw new Error(`${candidate.fileName} is of no page that was read`);
    const bytes = await fetchSmallFile(index, url, LONGEST_WHEEL);
    requireDigest(candidate, bytes, index);
    await keepWheel(cacheFolder, candidate.fileName, bytes);
    return bytes;
  };
  return {
    name: index.address.root.origin + index.address.root.pathname,
    async wheels(project) {
      const fetched = await fetchProjectPage(index, project);
      if (fetched.kind !== "page") return [];
      return fetched.page.files.flatMap((file) => {
        const candidate = candidateOf(project, file);
        if (candidate !== undefined) urls.set(candidate.fileName, file.url);
        return candidate ?? [];
      });
    },
    async metadata(candidate) {
      const wheel = await openWheel(bytesSource(await download(candidate)), candidate.fileName, {
        strictness: "mirrored",
      });
      return wheel.metadata;
    },
    download,
  };
}

/** A file of a page as a candidate; nothing for sdists and for names that are no wheel's. */
function candidateOf(project: string, file: ProjectFile): Candidate | undefined {
  if (!file.filename.endsWith(".whl")) return undefined;
  try {
    const { version } = parseWheelFileName(file.filename);
    const sha256 = file.hashes["sha256"];
    return {
      project,
      version,
      fileName: file.filename,
      yanked: file.yanked !== undefined,
      ...(file.requiresPython === undefined ? {} : { requiresPython: file.requiresPython }),
      ...(sha256 === undefined ? {} : { sha256 }),
    };
  } catch {
    return undefined;
  }
}

async function keptWheel(folder: string, { fileName, sha256 }: Candidate): Promise<Uint8Array | undefined> {
  if (sha256 === undefined) return undefined;
  const bytes = await readFile(join(folder, "wheels", fileName)).catch(() => undefined);
  return bytes !== undefined && digest(bytes) === sha256 ? bytes : undefined;
}

async function keepWheel(folder: string, fileName: string, bytes: Uint8Array): Promise<void> {
  const path = join(folder, "wheels", fileName);
  await mkdir(join(folder, "wheels"), { recursive: true });
  await writeFile(`${path}.${process.pid}`, bytes);
  await rename(`${path}.${process.pid}`, path);
}

function requireDigest({ fileName, sha256 }: Candidate, bytes: Uint8Array, index: OpenIndex): void {
  if (sha256 === undefined || digest(bytes) === sha256) return;
  throw new ClientError({
    kind: "digest-mismatch",
    problem: {
      code: "digest-mismatch",
      severity: "error",
      state: `the bytes of ${fileName} have another sha256 than the page of ${index.address.root.origin} says`,
      trigger: "downloading a build requirement",
      consequence: "the file was thrown away, and nothing was built",
      remedy: "build again; if it happens again, do not trust this index",
    },
  });
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
