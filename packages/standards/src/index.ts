export type {
  EvaluateMarkerOptions,
  MarkerContext,
  MarkerEnvironment,
  MarkerNames,
} from "./marker/environment.ts";
export { evaluateMarker } from "./marker/evaluate.ts";
export {
  andMarkers,
  type Marker,
  type MarkerComparison,
  type MarkerGroup,
  type MarkerOperand,
  type MarkerOperator,
  orMarkers,
} from "./marker/marker.ts";
export { parseMarker } from "./marker/parse.ts";
export { markersEqual, markerToString } from "./marker/print.ts";
export { normalizeExtra, normalizeGroupName } from "./name/extra.ts";
export { isNormalizedName, isValidName, nameInFileName, normalizeName, parseName } from "./name/name.ts";
export { type Parsed, type Problem, type Severity, type Span, StandardsError } from "./problem.ts";
export { parseRequirement } from "./requirement/parse.ts";
export { type Requirement, requirementsEqual, requirementToString } from "./requirement/requirement.ts";
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
export { type ContainsOptions, specifierContains, specifierSetContains } from "./specifier/contains.ts";
export type { Cut } from "./specifier/cut.ts";
export { type FilterOptions, filterVersions } from "./specifier/filter.ts";
export {
  complementIntervals,
  type Interval,
  type Intervals,
  intersectIntervals,
  intervalsContain,
  intervalsEqual,
  isEmptyIntervals,
  subtractIntervals,
  uniteIntervals,
} from "./specifier/intervals.ts";
export {
  parseSpecifier,
  type Specifier,
  type SpecifierOperator,
  specifierKey,
  specifierToString,
} from "./specifier/specifier.ts";
export { specifierSetToIntervals } from "./specifier/specifier-intervals.ts";
export {
  intersectSpecifierSets,
  parseSpecifierSet,
  type SpecifierSet,
  type SpecifierSetOptions,
  specifierSetKey,
  specifierSetsEqual,
  specifierSetToString,
} from "./specifier/specifier-set.ts";
export { decodePercent, lastPathSegment, resolveUrl, schemeOfUrl, splitFragment } from "./url/resolve.ts";
export { comparePublicVersions, compareVersions } from "./version/compare.ts";
export { isValidVersion, parseVersion, tryParseVersion } from "./version/parse.ts";
export { canonicalizeVersion, localToString, versionKey, versionToString } from "./version/print.ts";
export {
  baseVersion,
  isDevrelease,
  isPostrelease,
  isPrerelease,
  makeVersion,
  type PreRelease,
  publicVersion,
  type Version,
  type VersionNumber,
  type VersionParts,
} from "./version/version.ts";
