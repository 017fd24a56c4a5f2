export { type Parsed, type Problem, type Severity, type Span, StandardsError } from "./problem.ts";
export {
  negotiateSimpleFormat,
  SIMPLE_ACCEPT,
  SIMPLE_CONTENT_TYPES,
  type SimpleFormat,
  simpleFormatOfContentType,
} from "./simple/negotiate.ts";
export {
  type Hashes,
  type PageNamespace,
  PROJECT_STATUSES,
  type ProjectFile,
  type ProjectPage,
  type ProjectStatus,
  type ProjectStatusMarker,
  type RootPage,
  SIMPLE_API_VERSION,
  type SimpleApiVersion,
} from "./simple/page.ts";
export { parseProjectPageHtml, parseRootPageHtml } from "./simple/read-html.ts";
export { parseProjectPageJson, parseRootPageJson, projectNameOfUrl } from "./simple/read-json.ts";
export type { ReadOptions } from "./simple/read-limits.ts";
export { isUploadTime, normalizeUploadTime } from "./simple/upload-time.ts";
export { writeProjectPageHtml, writeRootPageHtml } from "./simple/write-html.ts";
export { type WriteOptions, writeProjectPageJson, writeRootPageJson } from "./simple/write-json.ts";
export { decodePercent, lastPathSegment, resolveUrl, schemeOfUrl, splitFragment } from "./url/resolve.ts";
