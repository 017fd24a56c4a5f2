/** Fields that several routes share. Their exact meaning (PEP 503, PEP 440) is checked by the server. */

import { z } from "zod";

export const projectSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: "The name of a project, in any spelling (PEP 503).", examples: ["acme-tool"] });

export const versionSchema = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .meta({ description: "A version, in any spelling (PEP 440).", examples: ["2.1.0"] });

export const indexSchema = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: "The name of an index.", examples: ["staging"] });

export const instantSchema = z.iso.datetime().meta({ description: "ISO 8601, UTC." });

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
