/** What `linchpin verify` was asked to try: a wheel that lies here, or the newest fitting one of a release on an index. */
import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { fetchProjectPage, type OpenIndex } from "@linchpin/client";
import type { PackageSource, Subject } from "@linchpin/python";
import {
  compareVersions,
  filterVersions,
  normalizeName,
  parseRequirement,
  parseWheelFileName,
  versionToString,
} from "@linchpin/standards";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";

/** A path of a wheel, or `PROJECT[==VERSION]`. Throws a usage failure where there is nothing to try. */
export async function verifySubject(
  text: string,
  index: OpenIndex,
  source: PackageSource,
  workingFolder: string,
): Promise<Subject> {
  return text.endsWith(".whl")
    ? wheelHere(resolve(workingFolder, text), index)
    : wheelOnIndex(text, index, source);
}

async function wheelHere(path: string, index: OpenIndex): Promise<Subject> {
  const fileName = basename(path);
  const { name, version } = parseWheelFileName(fileName);
  const wheel = { fileName, bytes: await readFile(path) };
  return { project: name, version: versionToString(version), wheel, path, indexUrl: index.address.root.href };
}

async function wheelOnIndex(text: string, index: OpenIndex, source: PackageSource): Promise<Subject> {
  const requirement = parseRequirement(text);
  const project = normalizeName(requirement.name);
  const candidates = (await source.wheels(project)).filter(({ yanked }) => !yanked);
  const versions = filterVersions(
    requirement.specifiers,
    candidates.map(({ version }) => version),
  );
  const newest = versions.toSorted(compareVersions).at(-1);
  const ofNewest = candidates.filter(
    ({ version }) => newest !== undefined && compareVersions(version, newest) === 0,
  );
  // A pure wheel is what most machines get; without one, any wheel tells which modules there should be.
  const chosen = ofNewest.find(({ fileName }) => fileName.endsWith("-none-any.whl")) ?? ofNewest[0];
  if (chosen === undefined) throw await nothingToTry(text, project, index);
  return {
    project,
    version: versionToString(chosen.version),
    wheel: { fileName: chosen.fileName, bytes: await source.download(chosen) },
    indexUrl: index.address.root.href,
  };
}

async function nothingToTry(text: string, project: string, index: OpenIndex) {
  const page = await fetchProjectPage(index, project);
  const held =
    page.kind === "page" ? `${page.page.files.length} files of it, none a fitting wheel` : "no such project";
  return failure(EXIT.refused, {
    code: "nothing-to-verify",
    state: `${index.address.root.href} has ${held}`,
    trigger: `linchpin verify ${text}`,
    consequence: "nothing was tried",
    remedy:
      "check the name and the version, or name a wheel file; an sdist is verified by building it: linchpin build",
  });
}
