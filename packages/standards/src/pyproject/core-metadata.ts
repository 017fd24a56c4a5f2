/** The core metadata that a backend writes from `[project]` (pyproject.toml specification, "Corresponding field"). */

import type { Marker, MarkerComparison } from "../marker/marker.ts";
import type { CoreMetadata } from "../metadata/core-metadata.ts";
import { normalizeExtra } from "../name/extra.ts";
import { type Requirement, requirementToString } from "../requirement/requirement.ts";
import { specifierSetToString } from "../specifier/specifier-set.ts";
import { comparePythonText } from "../text/python-text.ts";
import { versionToString } from "../version/print.ts";
import type { Person, ProjectLicense, ProjectTable } from "./pyproject.ts";

/** What stands in files of the project, or is found by the backend, instead of in the table. */
export interface ProjectFacts {
  /** The text of the readme file. */
  readonly readme?: string;
  /** The text of the file of an older licence table. */
  readonly licenseText?: string;
  /** Paths that the patterns of `license-files` match; `globMatches` tells which. */
  readonly licenseFiles?: readonly string[];
  /** The version, where it is dynamic. */
  readonly version?: string;
  /** Instead of the oldest version that has all the fields. */
  readonly metadataVersion?: string;
}

/** The metadata of a project; what is dynamic and not among the facts is absent, a missing version empty. */
export function metadataFromPyproject(project: ProjectTable, facts: ProjectFacts = {}): CoreMetadata {
  return {
    metadataVersion: facts.metadataVersion ?? oldestVersion(project, facts),
    name: project.name,
    version: facts.version ?? (project.version ? versionToString(project.version) : ""),
    ...nothingOfOlderVersions(),
    ...(project.description ? { summary: project.description } : {}),
    ...readmeFields(project, facts),
    keywords: project.keywords,
    ...peopleFields(project),
    ...licenseFields(project.license, facts),
    licenseFiles: licenseFiles(project, facts),
    classifiers: project.classifiers,
    projectUrls: Array.from(project.urls, ([label, url]) => ({ label, url })),
    ...pythonField(project),
    requiresDist: [...project.dependencies.map(requirementToString), ...optionalRequirements(project)],
    providesExtra: Array.from(project.optionalDependencies.keys(), normalizeExtra),
    ...(project.importNames && { importNames: project.importNames }),
    importNamespaces: project.importNamespaces ?? [],
    dynamic: [],
  };
}

/** 2.5 for import names, 2.4 for the licence of PEP 639, else 2.1: older tools then read it too. */
function oldestVersion(project: ProjectTable, facts: ProjectFacts): string {
  if (project.importNames !== undefined || project.importNamespaces !== undefined) {
    return "2.5";
  }
  const hasLicense = project.license?.kind === "expression" || project.licenseFiles !== undefined;
  return hasLicense || facts.licenseFiles !== undefined ? "2.4" : "2.1";
}

/** Fields that `[project]` has no key for. */
function nothingOfOlderVersions() {
  return {
    platforms: [],
    supportedPlatforms: [],
    requires: [],
    provides: [],
    obsoletes: [],
    providesDist: [],
    obsoletesDist: [],
    requiresExternal: [],
  };
}

function readmeFields({ readme }: ProjectTable, facts: ProjectFacts): Partial<CoreMetadata> {
  if (readme === undefined) {
    return {};
  }
  const description = readme.kind === "text" ? readme.text : facts.readme;
  return { ...(description !== undefined && { description }), descriptionContentType: readme.contentType };
}

/** Who has an address goes into the email field, with or without a name; who has none into the other. */
function peopleFields({ authors, maintainers }: ProjectTable): Partial<CoreMetadata> {
  const author = names(authors);
  const authorEmail = addresses(authors);
  const maintainer = names(maintainers);
  const maintainerEmail = addresses(maintainers);
  return {
    ...(author && { author }),
    ...(authorEmail && { authorEmail }),
    ...(maintainer && { maintainer }),
    ...(maintainerEmail && { maintainerEmail }),
  };
}

function names(people: readonly Person[]): string {
  return people
    .filter(({ email }) => !email)
    .map(({ name }) => name)
    .join(", ");
}

function addresses(people: readonly Person[]): string {
  return people
    .filter(({ email }) => email)
    .map(({ name, email }) => (name === undefined ? email : `${displayName(name)} <${email}>`))
    .join(", ");
}

/** Characters that end a name in an address list stand in quotes (RFC 5322 § 3.2.3). */
function displayName(name: string): string {
  return /[\][\\()<>@,:;".]/.test(name) ? `"${name.replace(/["\\]/g, "\\$&")}"` : name;
}

function licenseFields(license: ProjectLicense | undefined, facts: ProjectFacts): Partial<CoreMetadata> {
  if (license?.kind === "expression") {
    return { licenseExpression: license.expression };
  }
  const text = license?.kind === "text" ? license.text : facts.licenseText;
  return text === undefined || license === undefined ? {} : { license: text };
}

/** Each once, sorted: matching files come in the order of the file system. An empty array forbids any. */
function licenseFiles(project: ProjectTable, facts: ProjectFacts): readonly string[] {
  if (project.licenseFiles?.length === 0) {
    return [];
  }
  const { license } = project;
  const older = license?.kind === "file" && oldestVersion(project, facts) >= "2.4" ? [license.path] : [];
  return [...new Set([...older, ...(facts.licenseFiles ?? [])])].sort(comparePythonText);
}

function pythonField({ requiresPython }: ProjectTable): Partial<CoreMetadata> {
  const text = requiresPython && specifierSetToString(requiresPython);
  return text ? { requiresPython: text } : {};
}

/** The requirements of extras, each with its extra as a further condition. */
function optionalRequirements({ optionalDependencies }: ProjectTable): readonly string[] {
  return Array.from(optionalDependencies, ([extra, requirements]) =>
    requirements.map((requirement) => requirementToString(withExtra(requirement, normalizeExtra(extra)))),
  ).flat();
}

function withExtra(requirement: Requirement, extra: string): Requirement {
  const condition: MarkerComparison = {
    kind: "comparison",
    left: { kind: "variable", name: "extra" },
    operator: "==",
    right: { kind: "literal", value: extra },
  };
  return { ...requirement, marker: addCondition(requirement.marker, condition) };
}

/** A condition behind others of an `and` needs no parentheses; an `or` does. */
function addCondition(marker: Marker | undefined, condition: MarkerComparison): Marker {
  if (marker === undefined) {
    return condition;
  }
  const before =
    marker.kind === "and"
      ? marker.operands
      : [marker.kind === "or" ? { ...marker, parenthesized: true } : marker];
  return { kind: "and", operands: [...before, condition], parenthesized: false };
}
