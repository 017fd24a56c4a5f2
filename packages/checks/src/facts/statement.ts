/** What one place says of the project: METADATA of a wheel, PKG-INFO of an sdist, or pyproject.toml. */

import {
  type CoreMetadata,
  metadataFromPyproject,
  type Parsed,
  type Problem,
  type Pyproject,
  parsePyproject,
  pypiMetadataProblems,
} from "@linchpin/standards";
import { oncePer } from "../analysis/once.ts";
import type { ReleaseFacts } from "./release-facts.ts";
import type { SdistFacts } from "./sdist-facts.ts";
import type { TreeFacts } from "./tree-facts.ts";
import type { WheelFacts } from "./wheel-facts.ts";

export interface Statement {
  readonly kind: "wheel" | "sdist" | "pyproject";
  /** The file name, or `pyproject.toml`. */
  readonly file: string;
  /** The member that says it, in archives. */
  readonly member?: string;
  readonly metadata: CoreMetadata;
  /** All that is wrong with it by the specifications, and what PyPI refuses beyond them. */
  readonly problems: readonly Problem[];
  /** Fields that a build backend will give: pyproject.toml says nothing about them. */
  readonly isDynamic: (key: string) => boolean;
}

/** Every statement of a release: those of its files, and that of its source tree. */
export function statementsOf({ wheels, sdists, tree }: ReleaseFacts): Statement[] {
  const fromTree = tree === undefined ? undefined : pyprojectStatement(tree);
  return [...wheels.map(wheelStatement), ...sdists.map(sdistStatement), ...(fromTree ? [fromTree] : [])];
}

const wheelStatement = oncePer(
  (wheel: WheelFacts): Statement => ({
    kind: "wheel",
    file: wheel.fileName,
    member: `${wheel.distInfo}/METADATA`,
    metadata: wheel.metadata,
    problems: [...wheel.metadataProblems, ...pypiMetadataProblems(wheel.metadata)],
    isDynamic: () => false,
  }),
);

const sdistStatement = oncePer(
  (sdist: SdistFacts): Statement => ({
    kind: "sdist",
    file: sdist.fileName,
    member: `${sdist.topFolder}/PKG-INFO`,
    metadata: sdist.metadata,
    problems: [...sdist.metadataProblems, ...pypiMetadataProblems(sdist.metadata)],
    isDynamic: (key) => sdist.metadata.dynamic.some((field) => field.toLowerCase() === key),
  }),
);

/** Undefined where there is no pyproject.toml, or none with a `[project]` table. */
export const pyprojectStatement = oncePer((tree: TreeFacts): Statement | undefined => {
  const { value, problems } = pyprojectOf(tree) ?? {};
  const project = value?.project;
  if (project === undefined || problems === undefined) return undefined;
  const metadata = metadataFromPyproject(project);
  return {
    kind: "pyproject",
    file: "pyproject.toml",
    metadata,
    problems: [...problems, ...pypiMetadataProblems(metadata)],
    isDynamic: (key) => project.dynamic.includes(key),
  };
});

/** pyproject.toml read; undefined where there is none. */
export const pyprojectOf = oncePer((source: TreeFacts | SdistFacts): Parsed<Pyproject> | undefined => {
  const text = source.contents.get("pyproject.toml")?.text;
  return text === undefined ? undefined : parsePyproject(text);
});
