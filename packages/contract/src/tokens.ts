import { z } from "zod";
import { instantSchema, projectSchema } from "./fields.ts";

export const rightSchema = z
  .string()
  .regex(
    /^(admin|promote|yank|upload(:[\w.-]{1,100})?)$/,
    "expected admin, promote, yank, upload or upload:INDEX",
  )
  .meta({
    description: "admin, promote, yank, upload (to any index) or upload:INDEX",
    examples: ["upload:staging"],
  });

export const tokenRequestSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: "Who or what uses it; the log names it." }),
    rights: z.array(rightSchema).min(1).max(20),
    projects: z
      .array(projectSchema)
      .min(1)
      .max(1_000)
      .optional()
      .meta({ description: "The only projects that it may change; every project without it." }),
  })
  .refine((token) => token.projects === undefined || !token.rights.includes("admin"), {
    message: "an administrator cannot be limited to projects",
    path: ["projects"],
  });

export const tokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  rights: z.array(z.string()),
  projects: z.array(z.string()).optional(),
  createdAt: instantSchema,
});

export const issuedTokenSchema = tokenSchema.extend({
  /** The secret. It is shown once and kept nowhere. */
  token: z.string(),
});

export const tokenListSchema = z.object({ tokens: z.array(tokenSchema) });
export const tokenParametersSchema = z.object({ id: z.string().max(100) });
export const revokedTokenSchema = z.object({ id: z.string(), revoked: z.literal(true) });

export type TokenRequest = z.infer<typeof tokenRequestSchema>;
export type TokenView = z.infer<typeof tokenSchema>;
export type IssuedToken = z.infer<typeof issuedTokenSchema>;
export type TokenList = z.infer<typeof tokenListSchema>;
