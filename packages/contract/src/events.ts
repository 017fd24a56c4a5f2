import { z } from "zod";
import { instantSchema } from "./fields.ts";

export const eventQuerySchema = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: "The number of the last event that is known already." }),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
});

export const EVENT_KINDS = [
  "file-uploaded",
  "release-promoted",
  "release-yanked",
  "release-unyanked",
  "token-created",
  "token-revoked",
] as const;

export const eventListSchema = z.object({
  events: z.array(
    z.looseObject({
      /** Counts from 1 without holes. */
      seq: z.int(),
      at: instantSchema,
      /** The name of a token, or `system`. */
      actor: z.string(),
      kind: z.enum(EVENT_KINDS),
    }),
  ),
  /** The number of the last event of the log; more can be asked for while it is above the last one shown. */
  last: z.int(),
});

export type EventQuery = z.infer<typeof eventQuerySchema>;
export type EventList = z.infer<typeof eventListSchema>;
