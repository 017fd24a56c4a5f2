/** The version that is being released. */

import { type Version, versionToString } from "@linchpin/standards";
import type { ReleaseFacts } from "../facts/release-facts.ts";
import { pyprojectOf } from "../facts/statement.ts";

/** In its normal form: from a distribution where there is one, else from pyproject.toml. */
export function projectVersion(release: ReleaseFacts): string | undefined {
  const version = releasedVersion(release);
  return version && versionToString(version);
}

export function releasedVersion({ wheels, sdists, tree }: ReleaseFacts): Version | undefined {
  const facts = wheels[0] ?? sdists[0];
  if (facts) return facts.name.version;
  return tree && pyprojectOf(tree)?.value?.project?.version;
}
