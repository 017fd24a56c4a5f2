export { ClientError, type ClientErrorKind, type ClientErrorOptions } from "./error.ts";
export {
  DEFAULT_RETRIES,
  type RetryNotice,
  type RetryOptions,
  type RetryPolicy,
  retryAfterSeconds,
  withRetries,
} from "./http/retry.ts";
export { type DownloadOptions, downloadFile } from "./transfer/download.ts";
