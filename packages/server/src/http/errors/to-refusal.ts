/** What went wrong, whoever threw it, as a refusal: Fastify's own errors, ours, and bugs. */

import type { StandardsError } from "@linchpin/standards";
import { Refusal } from "../../domain/refusal.ts";

/** Fastify's codes that a client can cause → a row of the error table. */
const FASTIFY_ERRORS = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "media-type-unknown",
  FST_ERR_CTP_INVALID_JSON_BODY: "body-unreadable",
  FST_ERR_CTP_EMPTY_JSON_BODY: "body-unreadable",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "body-unreadable",
  FST_ERR_BAD_URL: "request-invalid",
  FST_ERR_MAX_PARAM_LENGTH: "route-unknown",
} as const;

export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isStandardsError(error)) {
    return new Refusal("body-invalid", { ...error.problem, findings: [error.problem] }, { cause: error });
  }
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && Object.hasOwn(FASTIFY_ERRORS, code)) {
    return new Refusal(
      FASTIFY_ERRORS[code as keyof typeof FASTIFY_ERRORS],
      { state: (error as Error).message, trigger: "reading the request" },
      { cause: error },
    );
  }
  if (code === "ENOSPC" || code === "EDQUOT") return storageFull(error);
  return new Refusal(
    "internal",
    { state: "an error that this server did not expect", trigger: "this request" },
    { cause: error },
  );
}

/** By its name, so that an answer does not load the parsers. */
function isStandardsError(error: unknown): error is StandardsError {
  return error instanceof Error && error.name === "StandardsError";
}

function storageFull(cause: unknown): Refusal {
  return new Refusal(
    "storage-full",
    { state: "the disk of the data folder is full", trigger: "writing the file" },
    { cause },
  );
}
