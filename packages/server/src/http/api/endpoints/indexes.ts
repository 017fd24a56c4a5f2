import type { OpenEndpoint } from "../endpoint.ts";

export const listIndexes: OpenEndpoint<"listIndexes"> = async (_input, { indexes, origin }) => ({
  indexes: indexes.map(({ name, kind, layers, acceptsUploads }) => ({
    name,
    kind,
    layers: [...layers],
    simpleUrl: `${origin}/${name}/simple/`,
    ...(acceptsUploads && { uploadUrl: `${origin}/${name}/legacy/` }),
  })),
});
