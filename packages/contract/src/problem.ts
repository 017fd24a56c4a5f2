/** The body of every answer that says no: RFC 9457 problem details, with what other clients look for. */

import { z } from "zod";

/** One thing that is wrong, in the four lines of design §2. */
export const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning"]),
  /** Field, member of the archive or key of the body that it is about. */
  source: z.string().optional(),
  /** State and consequence in one line. */
  message: z.string(),
  state: z.string(),
  trigger: z.string(),
  consequence: z.string(),
  remedy: z.string(),
});

export const problemSchema = z.object({
  /** State and consequence in lines, the sentence first. */
  message: z.string(),
  /** `400 File already exists …`: what uv prints. */
  code: z.string(),
  title: z.string(),
  /** `urn:linchpin:error:` and a code of the error table. */
  type: z.string(),
  status: z.int(),
  detail: z.string(),
  state: z.string(),
  trigger: z.string(),
  consequence: z.string(),
  remedy: z.string(),
  errors: z.array(findingSchema),
  /** The id under which the log knows the request. */
  requestId: z.string().optional(),
});

export type Finding = z.infer<typeof findingSchema>;
export type ProblemBody = z.infer<typeof problemSchema>;

/** What `type` begins with (RFC 9457 §3.1.1); a code of the server's error table follows. */
export const PROBLEM_TYPE_PREFIX = "urn:linchpin:error:";
