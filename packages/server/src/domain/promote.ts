/** Promotion: another local index shows the same files. Digests move, bytes do not, so what was vetted is what is served. */

import { findIndex } from "./find-index.ts";
import { findRelease, type ReleaseName } from "./find-release.ts";
import type { IndexDefinition, ListedFile, StoredFile } from "./model.ts";
import type { Cause, Faults, Ledger } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export interface PromotionContext {
  readonly indexes: readonly IndexDefinition[];
  readonly ledger: Ledger;
  readonly faults: Faults;
  readonly cause: Cause;
}

export interface Promotion extends ReleaseName {
  readonly from: string;
  readonly to: string;
}

export interface PromotedRelease {
  /** Every file of the release that the target shows now. */
  readonly files: readonly StoredFile[];
  /** Those that it did not show before: none when it was promoted before, the later ones when a file was added. */
  readonly promoted: readonly StoredFile[];
}

/** One transaction. Throws the Refusals `index-unknown`, `promotion-impossible`, `project-unknown`, `release-unknown`. */
export async function promote(promotion: Promotion, context: PromotionContext): Promise<PromotedRelease> {
  requireLocalIndexes(promotion, context.indexes);
  await context.faults.at("promotion:begin");
  let files: readonly ListedFile[] = [];
  let promoted: readonly ListedFile[] = [];
  await context.ledger.append(context.cause, async (state) => {
    files = await findRelease(state, promotion.from, promotion);
    const shown = new Set(
      (await state.listFiles(promotion.to, promotion.project)).map(({ sha256 }) => sha256),
    );
    promoted = files.filter(({ sha256 }) => !shown.has(sha256));
    if (promoted.length === 0) return [];
    return [{ kind: "release-promoted", ...promotion, sha256s: promoted.map(({ sha256 }) => sha256) }];
  });
  await context.faults.at("promotion:recorded");
  return { files, promoted };
}

function requireLocalIndexes({ from, to }: Promotion, indexes: readonly IndexDefinition[]): void {
  for (const name of [from, to]) {
    const index = findIndex(indexes, name);
    if (index.kind !== "local") throw impossible(`${name} is a ${index.kind} index`, from, to);
  }
  if (from === to) throw impossible("both are the same index", from, to);
}

function impossible(state: string, from: string, to: string): Refusal {
  return new Refusal("promotion-impossible", { state, trigger: `promoting from ${from} to ${to}` });
}
