/** The project page of a mirror: what the upstream shows, with our own file URLs. */
import type { Hashes, ProjectFile, ProjectPage } from "@linchpin/standards";
import type { MirroredFile, MirroredPage } from "../mirror/answer.ts";
import { fileUrl, undigestedFileUrl } from "./file-url.ts";

/** `root` is how the page reaches the root of the server. */
export function mirroredPage(page: MirroredPage, root: string): ProjectPage {
  return {
    name: page.project,
    ...(page.status && { status: page.status }),
    versions: page.versions,
    files: page.files.map((file) => mirroredFile(file, page.project, root)),
  };
}

function mirroredFile(file: MirroredFile, project: string, root: string): ProjectFile {
  const { sha256 } = file.hashes;
  return {
    filename: file.filename,
    url:
      sha256 === undefined
        ? undigestedFileUrl(root, project, file.filename)
        : fileUrl(root, sha256, file.filename),
    hashes: sha256 === undefined ? {} : { sha256 },
    ...(file.size !== undefined && { size: file.size }),
    ...(file.uploadTime !== undefined && { uploadTime: file.uploadTime }),
    ...(file.requiresPython !== undefined && { requiresPython: file.requiresPython }),
    ...(file.yanked !== undefined && { yanked: file.yanked }),
    ...(file.filename.endsWith(".whl") && { coreMetadata: advertisedMetadata(file.coreMetadata) }),
  };
}

/**
 * Every wheel has its METADATA here: the upstream's own where it has one, else read out of the wheel when somebody
 * asks (docs/decisions/0010). The digest is passed on where the upstream gives one.
 */
function advertisedMetadata(upstream: true | Hashes | undefined): true | Hashes {
  const sha256 = typeof upstream === "object" ? upstream.sha256 : undefined;
  return sha256 === undefined ? true : { sha256 };
}
