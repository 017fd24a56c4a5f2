/** Opens a wheel, reads each of its bytes once, and keeps facts. */

import { type ByteSource, type Member, openWheel, type Wheel } from "@linchpin/archives";
import {
  type CoreMetadata,
  type EntryPoint,
  emptyMetadata,
  type Problem,
  parseEntryPoints,
  parseMetadata,
  parseWheelFile,
  parseWheelFileName,
  validateMetadata,
} from "@linchpin/standards";
import type { MemberFacts } from "../facts/member-facts.ts";
import type { WheelFacts } from "../facts/wheel-facts.ts";
import type { Inspected, InspectOptions } from "./inspect-options.ts";
import { findModules, installedPaths } from "./installed-layout.ts";
import { readMember } from "./read-member.ts";

/** Throws `ArchiveError` where the file cannot be read as a wheel at all. */
export async function inspectWheel(
  source: ByteSource,
  fileName: string,
  options: InspectOptions,
): Promise<Inspected<WheelFacts>> {
  const contents = new Map<string, MemberFacts>();
  const visit = (member: Member, bytes: Uint8Array): void => {
    const facts = readMember(member.name, bytes);
    if (facts) contents.set(member.name, facts);
  };
  const wheel = await openWheel(source, fileName, {
    strictness: "mirrored",
    ...(options.limits && { limits: options.limits }),
    ...(options.contents && { visit }),
  });
  const entryPoints = await readEntryPoints(wheel);
  return {
    facts: { ...describeWheel(wheel), ...entryPoints, contents, hasContents: options.contents },
    oddities: wheel.oddities,
  };
}

function describeWheel(
  wheel: Wheel,
): Omit<WheelFacts, "entryPoints" | "entryPointProblems" | "contents" | "hasContents"> {
  const files = new Map(
    wheel.members.filter(({ kind }) => kind === "file").map((member) => [member.name, member]),
  );
  const installed = installedPaths(files.values(), wheel.distInfo);
  return {
    kind: "wheel",
    fileName: wheel.fileName,
    size: wheel.size,
    sha256: wheel.sha256,
    name: parseWheelFileName(wheel.fileName),
    files,
    distInfo: wheel.distInfo,
    ...readMetadata(wheel.metadata),
    wheelFile: parseWheelFile(wheel.wheelFile).value,
    installed,
    modules: findModules(installed),
  };
}

/** Everything that is wrong with the fields, by themselves and together. */
export function readMetadata(bytes: Uint8Array): {
  metadata: CoreMetadata;
  metadataProblems: readonly Problem[];
} {
  const { value, problems } = parseMetadata(bytes);
  const metadata = value ?? emptyMetadata();
  return { metadata, metadataProblems: [...problems, ...validateMetadata(metadata)] };
}

async function readEntryPoints(
  wheel: Wheel,
): Promise<{ entryPoints: readonly EntryPoint[]; entryPointProblems: readonly Problem[] }> {
  const member = wheel.members.find(({ name }) => name === `${wheel.distInfo}/entry_points.txt`);
  if (member === undefined) return { entryPoints: [], entryPointProblems: [] };
  const { value = [], problems } = parseEntryPoints(new TextDecoder().decode(await wheel.read(member)));
  return { entryPoints: value, entryPointProblems: problems };
}
