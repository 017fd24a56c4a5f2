import { type BuildTag, compareBuildTags } from "../file-name/build-tag.ts";
import { type Tag, tagToString } from "./tag.ts";

/** What ranking looks at; a parsed wheel file name has it. */
export interface RankableWheel {
  readonly tags: readonly Tag[];
  readonly build?: BuildTag;
}

/**
 * The wheels that a machine can install, best first: by their best tag, then the newest build. All are taken to be of
 * one version. Equal wheels keep their order.
 * @param supported the tags of the machine, best first: `compatibleTags(machine)`.
 */
export function rankWheels<Wheel extends RankableWheel>(
  wheels: readonly Wheel[],
  supported: readonly Tag[],
): Wheel[] {
  const ranks = tagRanks(supported);
  return wheels
    .map((wheel) => ({ wheel, rank: bestRank(wheel.tags, ranks) }))
    .filter(({ rank }) => rank !== Number.POSITIVE_INFINITY)
    .sort((left, right) => left.rank - right.rank || compareBuildTags(right.wheel.build, left.wheel.build))
    .map(({ wheel }) => wheel);
}

function tagRanks(supported: readonly Tag[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const [rank, tag] of supported.entries()) {
    const key = tagToString(tag);
    if (!ranks.has(key)) ranks.set(key, rank);
  }
  return ranks;
}

function bestRank(tags: readonly Tag[], ranks: ReadonlyMap<string, number>): number {
  return tags.reduce(
    (best, tag) => Math.min(best, ranks.get(tagToString(tag)) ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
}
