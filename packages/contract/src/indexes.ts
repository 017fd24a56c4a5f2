import { z } from "zod";

export const indexListSchema = z.object({
  indexes: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(["local", "mirror", "merged"]),
      /** Of a merged index: the first that owns a name answers for it alone. */
      layers: z.array(z.string()),
      /** What pip and uv install from. */
      simpleUrl: z.string(),
      /** Where twine and uv upload to; absent where uploads are not taken. */
      uploadUrl: z.string().optional(),
    }),
  ),
});

export type IndexList = z.infer<typeof indexListSchema>;
