/**
 * Who answers for a project in an index. A local index answers with what it lists. A mirror answers for names that are
 * not ours. A merged index asks its layers in order, and the first that owns the name answers for it alone.
 */
import type { IndexDefinition, ListedFile } from "../domain/model.ts";
import type { Catalogue } from "../domain/ports.ts";
import type { MirrorAnswer } from "../mirror/answer.ts";
import type { Mirror } from "../mirror/mirror.ts";
import {
  reservedProject,
  unknownIndex,
  unknownProject,
  upstreamMissing,
  upstreamUnreachable,
} from "./refusals.ts";

export interface ResolveSources {
  readonly indexes: readonly IndexDefinition[];
  readonly catalogue: Pick<Catalogue, "listFiles" | "isOwned">;
  readonly mirror: Pick<Mirror, "page">;
}

/** The layer that answers, and what it holds of the project. */
export type Resolution =
  | { readonly kind: "local"; readonly layer: string; readonly files: readonly ListedFile[] }
  | {
      readonly kind: "mirrored";
      readonly layer: string;
      readonly answer: Extract<MirrorAnswer, { readonly kind: "page" }>;
    };

/** `project` is normalised. Throws a Refusal where there is nothing to show. */
export async function resolveProject(
  index: string,
  project: string,
  sources: ResolveSources,
): Promise<Resolution> {
  const definition = findIndex(index, sources.indexes);
  for (const layer of layersOf(definition, sources.indexes)) {
    const resolution = await askLayer(layer, project, { ...sources, asked: definition });
    if (resolution !== undefined) return resolution;
  }
  // A local index that lacks the project is asked by people who know what it is; there 404 is the truth.
  if (definition.kind !== "local" && (await sources.catalogue.isOwned(project))) {
    throw reservedProject(index, project);
  }
  throw unknownProject(index, project);
}

export function findIndex(name: string, indexes: readonly IndexDefinition[]): IndexDefinition {
  const definition = indexes.find((candidate) => candidate.name === name);
  if (definition !== undefined) return definition;
  throw unknownIndex(
    name,
    indexes.map((index) => index.name),
  );
}

/** The indexes that a definition stands for, in the order in which they answer. */
export function layersOf(
  definition: IndexDefinition,
  indexes: readonly IndexDefinition[],
): readonly IndexDefinition[] {
  if (definition.kind !== "merged") return [definition];
  return definition.layers.map((layer) => findIndex(layer, indexes));
}

async function askLayer(
  layer: IndexDefinition,
  project: string,
  sources: ResolveSources & { readonly asked: IndexDefinition },
): Promise<Resolution | undefined> {
  if (layer.kind === "local") {
    const files = await sources.catalogue.listFiles(layer.name, project);
    return files.length === 0 ? undefined : { kind: "local", layer: layer.name, files };
  }
  // Our names are ours: asked before the upstream is, so that it never even hears of them.
  if (await sources.catalogue.isOwned(project)) return undefined;
  return readAnswer(await sources.mirror.page(project), layer, sources.asked);
}

/** A merged index without an upstream is an index of our own files; the mirror itself says what it lacks. */
function readAnswer(
  answer: MirrorAnswer,
  layer: IndexDefinition,
  asked: IndexDefinition,
): Resolution | undefined {
  if (answer.kind === "page") return { kind: "mirrored", layer: layer.name, answer };
  if (answer.kind === "unavailable") throw upstreamUnreachable(answer.reason, answer.retryAfterSeconds);
  if (answer.kind === "unset" && asked.kind === "mirror") throw upstreamMissing(layer.name, answer.reason);
  return undefined;
}
