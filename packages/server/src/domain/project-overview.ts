/** A project as all local indexes show it, release by release. */

import { compareVersions, parseVersion } from "@linchpin/standards";
import type { IndexDefinition, ListedFile, StoredFile } from "./model.ts";
import type { Catalogue } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { releaseKey } from "./release.ts";

export interface OverviewFile extends StoredFile {
  /** The names of the local indexes that show it. */
  readonly indexes: readonly string[];
}

export interface OverviewRelease {
  /** As the first file of the release spells it. */
  readonly version: string;
  readonly indexes: readonly { readonly index: string; readonly yanked: boolean | string }[];
  readonly files: readonly OverviewFile[];
}

/** Newest version first. `project` is normalised. Throws the Refusal `project-unknown`. */
export async function overviewProject(
  project: string,
  { indexes, catalogue }: { readonly indexes: readonly IndexDefinition[]; readonly catalogue: Catalogue },
): Promise<readonly OverviewRelease[]> {
  const listings: Listing[] = [];
  for (const { name } of indexes.filter(({ kind }) => kind === "local")) {
    for (const file of await catalogue.listFiles(name, project)) listings.push({ index: name, file });
  }
  if (listings.length === 0) {
    throw new Refusal("project-unknown", {
      state: `no local index holds a project ${project}`,
      trigger: "asking for its releases",
    });
  }
  return [...Map.groupBy(listings, ({ file }) => releaseKey(file.version)).values()]
    .map(overviewRelease)
    .sort((left, right) => compareVersions(parseVersion(right.version), parseVersion(left.version)));
}

interface Listing {
  readonly index: string;
  readonly file: ListedFile;
}

function overviewRelease(listings: readonly Listing[]): OverviewRelease {
  const byDigest = Map.groupBy(listings, ({ file }) => file.sha256);
  const byIndex = Map.groupBy(listings, ({ index }) => index);
  return {
    version: listings[0]?.file.version ?? "",
    indexes: [...byIndex].map(([index, shown]) => ({ index, yanked: shown[0]?.file.yanked ?? false })),
    files: [...byDigest.values()].flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : [{ ...first.file, indexes: [first.index, ...more.map(({ index }) => index)] }],
    ),
  };
}
