import { requireRight } from "../../../auth/rights.ts";
import * as domain from "../../../domain/yank.ts";
import type { GuardedEndpoint } from "../endpoint.ts";
import { readReleaseName } from "../release-name.ts";

export const yank: GuardedEndpoint<"yank"> = async ({ body }, context) => {
  const release = { ...readReleaseName(body.project, body.version), index: body.index, reason: body.reason };
  requireRight(context.token, "yank", release.project);
  const changed = await domain.yank(release, context);
  return { ...release, yanked: true, changed };
};

export const unyank: GuardedEndpoint<"unyank"> = async ({ body }, context) => {
  const release = { ...readReleaseName(body.project, body.version), index: body.index, reason: body.reason };
  requireRight(context.token, "yank", release.project);
  const changed = await domain.unyank(release, context);
  return { ...release, yanked: false, changed };
};
