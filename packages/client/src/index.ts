export { ClientError, type ClientErrorKind, type ClientErrorOptions, type TitledProblem } from "./error.ts";
export {
  DEFAULT_RETRIES,
  type RetryNotice,
  type RetryOptions,
  type RetryPolicy,
  retryAfterSeconds,
  withRetries,
} from "./http/retry.ts";
export { type DownloadOptions, downloadFile } from "./transfer/download.ts";
export { type LocalDistribution, readLocalDistribution } from "./transfer/local-distribution.ts";
export { type UploadOptions, type UploadOutcome, uploadFile } from "./transfer/upload.ts";
