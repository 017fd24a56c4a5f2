import { requireRight } from "../../../auth/rights.ts";
import { promote as promoteRelease } from "../../../domain/promote.ts";
import type { GuardedEndpoint } from "../endpoint.ts";
import { fileUrl } from "../file-urls.ts";
import { readReleaseName } from "../release-name.ts";

export const promote: GuardedEndpoint<"promote"> = async ({ body }, context) => {
  const release = readReleaseName(body.project, body.version);
  requireRight(context.token, "promote", release.project);
  const { files, promoted } = await promoteRelease({ ...release, from: body.from, to: body.to }, context);
  return {
    ...release,
    from: body.from,
    to: body.to,
    files: files.map((file) => ({ filename: file.filename, sha256: file.sha256, url: fileUrl(file) })),
    promoted: promoted.map(({ filename }) => filename),
  };
};
