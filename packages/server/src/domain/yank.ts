/** Yanking (PEP 592): a release stays where it is, and installers leave it alone unless it is pinned. */

import { findIndex } from "./find-index.ts";
import { findRelease, type ReleaseName } from "./find-release.ts";
import type { IndexDefinition } from "./model.ts";
import type { Cause, Ledger } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export interface YankContext {
  readonly indexes: readonly IndexDefinition[];
  readonly ledger: Ledger;
  readonly cause: Cause;
}

export interface Yank extends ReleaseName {
  readonly index: string;
  readonly reason: string;
}

/** Whether that changed anything. Throws the Refusals `index-unknown`, `yank-impossible`, `project-`/`release-unknown`. */
export async function yank(release: Yank, context: YankContext): Promise<boolean> {
  requireLocalIndex(release.index, context.indexes);
  const events = await context.ledger.append(context.cause, async (state) => {
    await findRelease(state, release.index, release);
    const reason = await state.yankReason(release.index, release.project, release.version);
    return reason === release.reason ? [] : [{ kind: "release-yanked", ...release }];
  });
  return events.length > 0;
}

/** Whether that changed anything. Throws as `yank` does. */
export async function unyank(release: Yank, context: YankContext): Promise<boolean> {
  requireLocalIndex(release.index, context.indexes);
  const events = await context.ledger.append(context.cause, async (state) => {
    await findRelease(state, release.index, release);
    const reason = await state.yankReason(release.index, release.project, release.version);
    return reason === undefined ? [] : [{ kind: "release-unyanked", ...release }];
  });
  return events.length > 0;
}

function requireLocalIndex(name: string, indexes: readonly IndexDefinition[]): void {
  const index = findIndex(indexes, name);
  if (index.kind === "local") return;
  throw new Refusal("yank-impossible", {
    state: `${name} is a ${index.kind} index`,
    trigger: `yanking in ${name}`,
  });
}
