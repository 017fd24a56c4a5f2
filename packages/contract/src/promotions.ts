import { z } from "zod";
import { indexSchema, projectSchema, sha256Schema, versionSchema } from "./fields.ts";

export const promotionRequestSchema = z.strictObject({
  project: projectSchema,
  version: versionSchema,
  from: indexSchema.meta({ description: "The local index that holds the release." }),
  to: indexSchema.meta({ description: "The local index that shall show it too." }),
});

const promotedFileSchema = z.object({ filename: z.string(), sha256: sha256Schema, url: z.string() });

export const promotionSchema = z.object({
  project: z.string(),
  version: z.string(),
  from: z.string(),
  to: z.string(),
  /** Every file of the release that `to` shows now. */
  files: z.array(promotedFileSchema),
  /** The names of those that it did not show before; none when the promotion was done before. */
  promoted: z.array(z.string()),
});

export type PromotionRequest = z.infer<typeof promotionRequestSchema>;
export type PromotionResponse = z.infer<typeof promotionSchema>;
