import { z } from "zod";
import { instantSchema, projectSchema, sha256Schema, versionSchema } from "./fields.ts";
import { findingSchema } from "./problem.ts";

export const projectParametersSchema = z.object({ project: projectSchema });
export const releaseParametersSchema = z.object({ project: projectSchema, version: versionSchema });

const shownInSchema = z.object({
  index: z.string(),
  /** The reason, `true` where none was given, `false` where the release is not yanked there. */
  yanked: z.union([z.boolean(), z.string()]),
});

const fileSchema = z.object({
  filename: z.string(),
  kind: z.enum(["wheel", "sdist"]),
  sha256: sha256Schema,
  size: z.int(),
  uploadTime: instantSchema,
  requiresPython: z.string().optional(),
  url: z.string(),
  /** Where METADATA or PKG-INFO can be read without the file. */
  metadataUrl: z.string().optional(),
  /** The local indexes that show the file. */
  indexes: z.array(z.string()),
});

export const releaseSchema = z.object({
  project: z.string(),
  version: z.string(),
  indexes: z.array(shownInSchema),
  files: z.array(fileSchema),
});

export const projectViewSchema = z.object({
  project: z.string(),
  /** Newest version first. */
  releases: z.array(releaseSchema),
});

export const findingListSchema = z.object({
  project: z.string(),
  /** Files that have findings. */
  files: z.array(z.object({ filename: z.string(), version: z.string(), findings: z.array(findingSchema) })),
});

export type ReleaseView = z.infer<typeof releaseSchema>;
export type ProjectView = z.infer<typeof projectViewSchema>;
