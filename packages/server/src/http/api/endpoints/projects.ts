import type { ReleaseView } from "@linchpin/contract";
import { tryParseVersion, versionToString } from "@linchpin/standards";
import {
  type OverviewFile,
  type OverviewRelease,
  overviewProject,
} from "../../../domain/project-overview.ts";
import { Refusal } from "../../../domain/refusal.ts";
import { releaseKey } from "../../../domain/release.ts";
import { toFinding } from "../../errors/problem-body.ts";
import type { OpenEndpoint } from "../endpoint.ts";
import { fileUrl } from "../file-urls.ts";
import { readProjectName } from "../release-name.ts";

export const showProject: OpenEndpoint<"showProject"> = async ({ parameters }, context) => {
  const project = readProjectName(parameters.project);
  const releases = await overviewProject(project, context);
  return { project, releases: releases.map((release) => view(project, release)) };
};

export const showRelease: OpenEndpoint<"showRelease"> = async ({ parameters }, context) => {
  const project = readProjectName(parameters.project);
  const version = tryParseVersion(parameters.version);
  const key = version && releaseKey(versionToString(version));
  const releases = await overviewProject(project, context);
  const release = releases.find((candidate) => releaseKey(candidate.version) === key);
  if (release !== undefined) return view(project, release);
  throw new Refusal("release-unknown", {
    state: `no local index holds ${project} ${parameters.version}`,
    trigger: "asking for its files",
  });
};

export const listFindings: OpenEndpoint<"listFindings"> = async ({ parameters }, context) => {
  const project = readProjectName(parameters.project);
  await overviewProject(project, context);
  const files = await context.catalogue.listFindings(project);
  return {
    project,
    files: files.map(({ filename, version, findings }) => ({
      filename,
      version,
      findings: findings.map(toFinding),
    })),
  };
};

function view(project: string, release: OverviewRelease): ReleaseView {
  return {
    project,
    version: release.version,
    indexes: release.indexes.map(({ index, yanked }) => ({ index, yanked })),
    files: release.files.map(viewFile),
  };
}

function viewFile(file: OverviewFile): ReleaseView["files"][number] {
  return {
    filename: file.filename,
    kind: file.kind,
    sha256: file.sha256,
    size: file.size,
    uploadTime: file.uploadTime,
    ...(file.requiresPython === undefined ? {} : { requiresPython: file.requiresPython }),
    url: fileUrl(file),
    ...(file.metadataSha256 === undefined ? {} : { metadataUrl: `${fileUrl(file)}.metadata` }),
    indexes: [...file.indexes],
  };
}
