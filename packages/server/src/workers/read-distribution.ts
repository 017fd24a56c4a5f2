/** Reads an uploaded wheel or sdist: one strict walk over its bytes, then what its metadata promises of the archive. */

import {
  ArchiveError,
  type FileSource,
  fileSource,
  type Member,
  openSdist,
  openWheel,
} from "@linchpin/archives";
import { type CoreMetadata, type Problem, parseMetadata } from "@linchpin/standards";
import type { DistributionFacts } from "../domain/ports.ts";

/** `filename` says what the bytes at `path` should be. Only a failing disk makes it throw. */
export async function readDistributionFile(path: string, filename: string): Promise<DistributionFacts> {
  const source = await fileSource(path);
  try {
    return await (filename.endsWith(".whl") ? readWheel(source, filename) : readSdist(source, filename));
  } catch (error) {
    if (error instanceof ArchiveError) return { problems: [error.problem] };
    throw error;
  } finally {
    await source.close();
  }
}

async function readWheel(source: FileSource, filename: string): Promise<DistributionFacts> {
  const { metadata, distInfo, members, oddities } = await openWheel(source, filename);
  return { metadata, problems: [...oddities, ...lostLicenses(metadata, members, `${distInfo}/licenses/`)] };
}

async function readSdist(source: FileSource, filename: string): Promise<DistributionFacts> {
  const { metadata, topFolder, members, oddities } = await openSdist(source, filename);
  if (metadata === undefined) return { problems: oddities };
  return { metadata, problems: [...oddities, ...lostLicenses(metadata, members, `${topFolder}/`)] };
}

/** PEP 639: each License-File is a file of the archive. Before metadata 2.4 nobody said where, so nothing is asked. */
function lostLicenses(bytes: Uint8Array, members: readonly Member[], folder: string): readonly Problem[] {
  const metadata = parseMetadata(bytes).value;
  if (metadata === undefined || !declaresLicenses(metadata)) return [];
  const names = new Set(members.map(({ name }) => name));
  return metadata.licenseFiles.filter((path) => !names.has(folder + path)).map((path) => lost(path, folder));
}

function declaresLicenses({ metadataVersion }: CoreMetadata): boolean {
  const [major = 0, minor = 0] = metadataVersion.split(".").map(Number);
  return major > 2 || (major === 2 && minor >= 4);
}

function lost(path: string, folder: string): Problem {
  return {
    code: "license-file-missing",
    severity: "error",
    state: `License-File ${JSON.stringify(path)} does not exist in the archive at ${JSON.stringify(folder + path)}`,
    trigger: "looking for the licence that the metadata names",
    consequence: "nobody can read under which terms the file may be used",
    remedy: "put the licence file into the archive, or take it out of the metadata",
    field: "License-File",
  };
}
