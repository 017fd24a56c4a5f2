export {
  type ApiClient,
  type ApiClientOptions,
  createApiClient,
} from "./api/api-client.ts";
export { ClientError, type ClientErrorKind, type ClientErrorOptions, type TitledProblem } from "./error.ts";
export {
  DEFAULT_RETRIES,
  type RetryNotice,
  type RetryOptions,
  type RetryPolicy,
  retryAfterSeconds,
  withRetries,
} from "./http/retry.ts";
export { type IndexAddress, readIndexAddress } from "./simple/address.ts";
export { type FetchedFile, fetchFile, fetchSmallFile } from "./simple/fetch-file.ts";
export { type FetchedPage, fetchProjectPage, type PageValidators } from "./simple/fetch-page.ts";
export { type IndexOptions, OpenIndex } from "./simple/open-index.ts";
export { openRangeSource } from "./simple/range-source.ts";
export { type DownloadOptions, downloadFile } from "./transfer/download.ts";
export { type LocalDistribution, readLocalDistribution } from "./transfer/local-distribution.ts";
export { type UploadOptions, type UploadOutcome, uploadFile } from "./transfer/upload.ts";
export { discoverCertificates } from "./upstream-settings/certificates.ts";
export {
  type DiscoveredUpstream,
  type DiscoverOptions,
  discoverUpstream,
} from "./upstream-settings/discover.ts";
export { type Machine, thisMachine } from "./upstream-settings/machine.ts";
