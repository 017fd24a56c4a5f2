/** What probe.py answers, read as data from a sandbox: checked before it is used. */
import { z } from "zod";

const ATTEMPT = z.object({
  outcome: z.enum(["done", "raised", "hung", "crashed"]),
  error: z.string().optional(),
  message: z.string().optional(),
  missing: z.string().nullish(),
  file: z.union([z.string(), z.number()]).nullish(),
  traceback: z.string().optional(),
  code: z.number().nullish(),
});

const PROBE_ANSWER = z.object({
  distributions: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      requires: z.array(z.string()),
      files: z.array(z.string()),
    }),
  ),
  imports: z.array(ATTEMPT.extend({ module: z.string() })),
  entry_points: z.array(ATTEMPT.extend({ group: z.string(), name: z.string(), value: z.string() })),
  scripts: z.array(
    z.object({
      script: z.string(),
      outcome: z.enum(["done", "hung", "not started"]),
      code: z.number().nullish(),
      output: z.string().optional(),
    }),
  ),
});

export type Attempt = z.infer<typeof ATTEMPT>;
export type ProbeAnswer = z.infer<typeof PROBE_ANSWER>;

/** Throws ZodError or SyntaxError for a text that is no answer. */
export function parseProbeAnswer(text: string): ProbeAnswer {
  return PROBE_ANSWER.parse(JSON.parse(text));
}
