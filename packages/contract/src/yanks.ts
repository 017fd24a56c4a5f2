import { z } from "zod";
import { indexSchema, projectSchema, versionSchema } from "./fields.ts";

const release = { project: projectSchema, version: versionSchema, index: indexSchema };
const reasonSchema = z.string().trim().max(1_000);

export const yankRequestSchema = z.strictObject({
  ...release,
  reason: reasonSchema
    .min(1)
    .meta({ description: "Why nobody should install the release; installers show it." }),
});

export const unyankRequestSchema = z.strictObject({
  ...release,
  reason: reasonSchema.default("").meta({ description: "Why it can be installed again; the log keeps it." }),
});

export const yankSchema = z.object({
  project: z.string(),
  version: z.string(),
  index: z.string(),
  yanked: z.boolean(),
  reason: z.string(),
  /** False when nothing was left to do. */
  changed: z.boolean(),
});

export type YankRequest = z.infer<typeof yankRequestSchema>;
export type UnyankRequest = z.infer<typeof unyankRequestSchema>;
export type YankResponse = z.infer<typeof yankSchema>;
