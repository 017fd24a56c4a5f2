import {
  compareVersions,
  publicVersion,
  tryParseVersion,
  type Version,
  versionToString,
} from "@linchpin/standards";
import { releasedVersion } from "../../analysis/project-version.ts";
import type { Contents } from "../../facts/member-facts.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import { pyprojectOf } from "../../facts/statement.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "V03",
  title: "two places name two versions",
  severity: "error",
  needs: [],
  scope: "release",
  check: (release) => {
    const version = releasedVersion(release);
    if (version === undefined) return [];
    return [
      ...inPyproject(release, version),
      ...release.wheels.flatMap(inWheel),
      ...inTree(release, version),
    ];
  },
};

/** pyproject.toml was changed after the files were built, or before they are built again. */
function inPyproject({ tree, wheels, sdists }: ReleaseFacts, version: Version): Draft[] {
  const declared = tree && pyprojectOf(tree)?.value?.project?.version;
  const file = (wheels[0] ?? sdists[0])?.fileName;
  if (declared === undefined || file === undefined || compareVersions(declared, version) === 0) return [];
  return [
    {
      file: "pyproject.toml",
      field: "project.version",
      state: `pyproject.toml says ${versionToString(declared)}, and ${file} is ${versionToString(version)}`,
      trigger: "publishing what is in the folder",
      consequence: "another version is published than the source tree says",
      remedy: "empty the output folder and build again",
    },
  ];
}

/** Modules in which projects keep their version. */
const VERSION_MODULE = /^(?:[^/]+\/)?(?:__init__|_?_?version(?:__)?|__about__|_about|about)\.py$/;
const VERSION_NAMES = ["__version__", "VERSION", "version"];

/** `__version__` in the package that the project is named after, or in its only one. */
function inWheel(wheel: WheelFacts): Draft[] {
  const { version } = wheel.name;
  return [...wheel.installed]
    .filter(([, path]) => VERSION_MODULE.test(path) && isMainPackage(wheel, path))
    .flatMap(([member]) => literalIn(wheel.contents, member))
    .filter(({ value }) => isOther(value, version))
    .map(({ member, name, value, line }) => ({
      ...literalDraft(name, value, line, `the metadata say ${versionToString(version)}`),
      file: wheel.fileName,
      member,
    }));
}

function isMainPackage({ modules, name }: WheelFacts, path: string): boolean {
  const [top = ""] = path.split("/");
  const tops = new Set([...modules.keys()].map((module) => module.split(".", 1)[0]));
  return tops.size === 1 || top.replaceAll("_", "-").toLowerCase() === name.name;
}

interface Literal {
  readonly member: string;
  readonly name: string;
  readonly value: string;
  readonly line: number;
}

/** The first name for a version that the module binds to a plain text. `version` alone means something only in version.py. */
function literalIn(contents: Contents, member: string): Literal[] {
  const strings = contents.get(member)?.outline?.strings;
  const names = /version\.py$|__about__\.py$/.test(member) ? VERSION_NAMES : VERSION_NAMES.slice(0, 1);
  return names.flatMap((name) => {
    const found = strings?.get(name);
    return found === undefined ? [] : [{ member, name, ...found }];
  });
}

/** Placeholders such as `unknown` and `0.0.0` are not compared, nor are post-releases, which repackage the same code. */
function isOther(value: string, version: Version): boolean {
  const literal = tryParseVersion(value.trim());
  if (literal === undefined || value === "0.0.0") return false;
  const [one, other] = [literal, version].map((each) => ({
    ...publicVersion(each),
    post: undefined,
    dev: undefined,
  }));
  return one !== undefined && other !== undefined && compareVersions(one, other) !== 0;
}

function literalDraft(name: string, value: string, line: number, other: string): Draft {
  return {
    severity: "warning",
    line,
    field: name,
    state: `${name} is "${value}", and ${other}`,
    trigger: "asking the installed package for its version",
    consequence: "bug reports name the wrong version, and code that compares versions takes the wrong way",
    remedy: "keep the version in one place, and read it with importlib.metadata.version",
    evidence: { literal: value },
  };
}

/** The same in the source tree, where nothing has been built yet. */
function inTree({ tree, wheels }: ReleaseFacts, version: Version): Draft[] {
  if (tree === undefined || wheels.length > 0) return [];
  const name = pyprojectOf(tree)?.value?.project?.name.replaceAll(/[-.]+/g, "_").toLowerCase() ?? "";
  return [...tree.files.keys()]
    .filter(
      (path) =>
        path
          .replace(/^src\//, "")
          .toLowerCase()
          .startsWith(`${name}/`) && VERSION_MODULE.test(path.replace(/^src\//, "")),
    )
    .flatMap((path) => literalIn(tree.contents, path))
    .filter(({ value }) => isOther(value, version))
    .map(({ member, name: literal, value, line }) => ({
      ...literalDraft(literal, value, line, `the project is ${versionToString(version)}`),
      file: member,
    }));
}
