/** The names that an index shows in its root page. */
import type { RootPage } from "@linchpin/standards";
import type { IndexDefinition } from "../domain/model.ts";
import type { Catalogue } from "../domain/ports.ts";
import type { Mirror } from "../mirror/mirror.ts";
import { upstreamMissing } from "./refusals.ts";
import { findIndex, layersOf } from "./resolve.ts";

interface RootSources {
  readonly indexes: readonly IndexDefinition[];
  readonly catalogue: Pick<Catalogue, "listProjects">;
  readonly mirror: Pick<Mirror, "projects">;
}

/**
 * A local index lists its projects; a mirror the names that it holds a page of, not the upstream's whole list, which
 * is tens of megabytes long (docs/decisions/0012); a merged index the union of its layers.
 */
export async function listRoot(index: string, sources: RootSources): Promise<RootPage> {
  const definition = findIndex(index, sources.indexes);
  const names = new Set<string>();
  for (const layer of layersOf(definition, sources.indexes)) {
    for (const name of await layerNames(layer, definition, sources)) names.add(name);
  }
  return { projects: [...names].sort() };
}

async function layerNames(
  layer: IndexDefinition,
  asked: IndexDefinition,
  { catalogue, mirror }: RootSources,
): Promise<readonly string[]> {
  if (layer.kind === "local") return await catalogue.listProjects(layer.name);
  const known = mirror.projects();
  if ("names" in known) return known.names;
  if (asked.kind === "merged") return [];
  throw upstreamMissing(layer.name, known.unset);
}
