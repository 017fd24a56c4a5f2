export type { BuildDetails, VersionInfo } from "./build-details/build-details.ts";
export { parseBuildDetails } from "./build-details/parse.ts";
export { classifierProblem, knownClassifiers } from "./classifier/classifier.ts";
export { CLASSIFIER_TABLE_VERSION } from "./classifier/classifier-table.ts";
export type {
  DependencyGroup,
  DependencyGroupInclude,
  DependencyGroupItem,
  DependencyGroups,
} from "./dependency-groups/dependency-groups.ts";
export { type RawDependencyGroups, resolveDependencyGroup } from "./dependency-groups/resolve.ts";
export type { DocumentPath } from "./document/document-path.ts";
export type { JsonObject } from "./document/json.ts";
export { explain } from "./explain/explain.ts";
export type { ExplainOptions, Explanation, ExplanationKind } from "./explain/explanation.ts";
export { environmentOfMachine } from "./explain/machine-environment.ts";
export { type BuildTag, compareBuildTags } from "./file-name/build-tag.ts";
export {
  type DistributionFileName,
  inspectFileName,
  parseDistributionFileName,
} from "./file-name/distribution-file-name.ts";
export { parseSdistFileName, type SdistFileName } from "./file-name/sdist-file-name.ts";
export { isUploadPlatform } from "./file-name/upload-platform.ts";
export { type FileNameOptions, parseWheelFileName, type WheelFileName } from "./file-name/wheel-file-name.ts";
export { findMetadataBlocks, type MetadataBlock } from "./inline-script/blocks.ts";
export { type InlineScript, parseInlineScript } from "./inline-script/inline-script.ts";
export type { DirectUrl, DirectUrlOrigin } from "./installed/direct-url.ts";
export {
  type InstalledState,
  installedState,
  parseDistInfoName,
  parseInstaller,
} from "./installed/installer-files.ts";
export { parseDirectUrl } from "./installed/parse-direct-url.ts";
export { type DirectUrlJsonOptions, directUrlToJson } from "./installed/write-direct-url.ts";
export { canonicalizeLicenseExpression } from "./license/license-expression.ts";
export { licensePathFault } from "./license/license-path.ts";
export { isDeprecatedLicense, spdxException, spdxLicense } from "./license/spdx-list.ts";
export type {
  EvaluateMarkerOptions,
  MarkerContext,
  MarkerEnvironment,
  MarkerNames,
} from "./marker/environment.ts";
export { evaluateMarker } from "./marker/evaluate.ts";
export {
  constantMarkerValue,
  markerImplies,
  markerPythonVersions,
  markersAreDisjoint,
  markersAreEquivalent,
} from "./marker/logic.ts";
export {
  andMarkers,
  type Marker,
  type MarkerComparison,
  type MarkerGroup,
  type MarkerOperand,
  type MarkerOperator,
  orMarkers,
} from "./marker/marker.ts";
export { negateMarker } from "./marker/negate.ts";
export { parseMarker } from "./marker/parse.ts";
export { markersEqual, markerToString } from "./marker/print.ts";
export { markerToRequiresPython, requiresPythonToMarker } from "./marker/requires-python.ts";
export { simplifyMarker } from "./marker/simplify.ts";
export { checkMetadata } from "./metadata/check-metadata.ts";
export { compareSdistAndWheelMetadata } from "./metadata/compare-sdist-and-wheel.ts";
export { compareUploadForm } from "./metadata/compare-upload-form.ts";
export { type ContentType, parseContentType } from "./metadata/content-type.ts";
export type { CoreMetadata, ProjectUrl } from "./metadata/core-metadata.ts";
export {
  METADATA_FIELDS,
  METADATA_VERSIONS,
  type MetadataField,
  type MetadataVersion,
} from "./metadata/metadata-field.ts";
export { type MetadataJson, metadataToJson } from "./metadata/metadata-json.ts";
export { type MetadataTextOptions, metadataToText } from "./metadata/metadata-text.ts";
export { parseMetadata } from "./metadata/parse-metadata.ts";
export { pypiMetadataProblems } from "./metadata/pypi-rules.ts";
export { emptyMetadata, type ReadMetadata, readMetadata } from "./metadata/read-metadata.ts";
export { metadataFromUploadForm, metadataToUploadForm } from "./metadata/upload-form.ts";
export { type ValidateMetadataOptions, validateMetadata } from "./metadata/validate-metadata.ts";
export { normalizeUrlLabel, type WellKnownUrl, wellKnownUrl } from "./metadata/well-known-url.ts";
export { normalizeExtra, normalizeGroupName } from "./name/extra.ts";
export { isNormalizedName, isValidName, nameInFileName, normalizeName, parseName } from "./name/name.ts";
export { type Parsed, type Problem, type Severity, type Span, StandardsError } from "./problem.ts";
export { type Attestation, parseAttestation, parseAttestations } from "./provenance/attestation.ts";
export {
  type AttestationBundle,
  attestationToJson,
  type Provenance,
  type Publisher,
  parseProvenance,
  writeProvenance,
} from "./provenance/provenance.ts";
export { type AttestationStatement, parseStatement } from "./provenance/statement.ts";
export { isPylockPath, lockedFileName } from "./pylock/file-name.ts";
export { parsePylock, parsePylockTable } from "./pylock/parse.ts";
export type {
  Pylock,
  PylockArchive,
  PylockDirectory,
  PylockFile,
  PylockPackage,
  PylockVcs,
} from "./pylock/pylock.ts";
export { type Selection, type SelectOptions, selectFromPylock } from "./pylock/select.ts";
export { pylockToTable } from "./pylock/to-table.ts";
export { validatePylock, writePylock } from "./pylock/write.ts";
export { metadataFromPyproject, type ProjectFacts } from "./pyproject/core-metadata.ts";
export { globFault, globMatches } from "./pyproject/license-glob.ts";
export { parsePyproject } from "./pyproject/parse.ts";
export type {
  BuildSystem,
  Person,
  ProjectLicense,
  ProjectReadme,
  ProjectTable,
  Pyproject,
} from "./pyproject/pyproject.ts";
export { contentTypeOfReadme } from "./readme/content-type-of-file.ts";
export { chooseReadmeRenderer, type ReadmeChoice, type ReadmeRenderer } from "./readme/readme-renderer.ts";
export { parseRequirement } from "./requirement/parse.ts";
export { type Requirement, requirementsEqual, requirementToString } from "./requirement/requirement.ts";
export { isInNamespace, type Namespace, parseNamespace, parseNamespaces } from "./simple/namespaces.ts";
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
export { allowsYanked, withoutYanked } from "./simple/yanked.ts";
export { type Demand, explainDisjoint } from "./specifier/conflict.ts";
export { type ContainsOptions, specifierContains, specifierSetContains } from "./specifier/contains.ts";
export type { Cut } from "./specifier/cut.ts";
export { type FilterOptions, filterVersions } from "./specifier/filter.ts";
export {
  ALL_VERSIONS,
  complementIntervals,
  type Interval,
  type Intervals,
  intersectIntervals,
  intervalsContain,
  intervalsEqual,
  isEmptyIntervals,
  NO_VERSIONS,
  subtractIntervals,
  uniteIntervals,
} from "./specifier/intervals.ts";
export type { SpecifierOperator } from "./specifier/operator.ts";
export {
  type IntervalStyle,
  intervalsToSpecifierSets,
  intervalsToString,
} from "./specifier/print-intervals.ts";
export {
  specifierSetIsDisjoint,
  specifierSetIsSubset,
  specifierSetIsSuperset,
  specifierSetIsUnsatisfiable,
} from "./specifier/relations.ts";
export { parseSpecifier, type Specifier, specifierKey, specifierToString } from "./specifier/specifier.ts";
export { specifierSetToIntervals, specifierToIntervals } from "./specifier/specifier-intervals.ts";
export {
  intersectSpecifierSets,
  parseSpecifierSet,
  prereleasesOf,
  type SpecifierSet,
  type SpecifierSetOptions,
  specifierSetKey,
  specifierSetsEqual,
  specifierSetToString,
} from "./specifier/specifier-set.ts";
export { type CPythonBuild, cpythonAbis } from "./tag/cpython-abis.ts";
export { whyNotCompatible } from "./tag/explain-fit.ts";
export {
  type CLibrary,
  linuxPlatforms,
  manylinuxPlatforms,
  musllinuxPlatforms,
} from "./tag/linux-platforms.ts";
export { type AppleVersion, macPlatforms } from "./tag/mac-platforms.ts";
export {
  compatibleTags,
  cpythonMachine,
  type Machine,
  type OperatingSystem,
  platformTags,
} from "./tag/machine.ts";
export { machineToString, parseMachine } from "./tag/machine-descriptor.ts";
export { androidPlatforms, iosPlatforms } from "./tag/mobile-platforms.ts";
export { DEFAULT_TAG_LIMIT, type ParseTagOptions, parseTag } from "./tag/parse-tag.ts";
export {
  cpythonTags,
  genericTags,
  type PythonVersion,
  portableTags,
  purePythonTags,
} from "./tag/python-tags.ts";
export { type RankableWheel, rankWheels } from "./tag/rank-wheels.ts";
export { makeTag, type Tag, tagToString } from "./tag/tag.ts";
export type { TomlTable } from "./toml/read-toml.ts";
export { decodePercent, lastPathSegment, resolveUrl, schemeOfUrl, splitFragment } from "./url/resolve.ts";
export { type Bump, bumpVersion } from "./version/bump.ts";
export { type CalendarDay, nextCalendarVersion } from "./version/calendar.ts";
export { comparePublicVersions, compareVersions } from "./version/compare.ts";
export { isValidVersion, parseVersion, tryParseVersion } from "./version/parse.ts";
export { canonicalizeVersion, localToString, versionKey, versionToString } from "./version/print.ts";
export { type VersionPart, type VersionStep, versionStep } from "./version/step.ts";
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
export {
  type EntryPoint,
  type ObjectReference,
  parseEntryPoints,
  parseObjectReference,
} from "./wheel/entry-points.ts";
export { parseRecord, type RecordEntry, type RecordHash } from "./wheel/record.ts";
export { parseWheelFile, type WheelFile } from "./wheel/wheel-file.ts";
