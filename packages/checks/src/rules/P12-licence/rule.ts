import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import { statementsOf } from "../../facts/statement.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { ownedProblems } from "../problem-rule.ts";
import { contradictions, isLicenceName, licencesIn } from "./licence-text.ts";

export const rule: ReleaseRule = {
  id: "P12",
  title: "licence is missing, invalid or contradicts itself",
  severity: "error",
  needs: [],
  scope: "release",
  check: (release) => [
    ...statementsOf(release).flatMap((statement) =>
      ownedProblems("P12", statement).map((draft) => ({ ...draft, file: statement.file })),
    ),
    ...release.wheels.flatMap((wheel) =>
      withFile(wheel, [...absentFiles(wheel), ...noFile(wheel, release), ...texts(wheel), ...nothing(wheel)]),
    ),
    ...release.sdists.flatMap((sdist) => withFile(sdist, absentFromSdist(sdist))),
  ],
};

function withFile({ fileName }: { readonly fileName: string }, drafts: readonly Draft[]): Draft[] {
  return drafts.map((draft) => ({ ...draft, file: fileName }));
}

/** Files that License-File names and that are not where the metadata version puts them. */
function absentFiles(wheel: WheelFacts): Draft[] {
  const { metadata, distInfo, files } = wheel;
  return metadata.licenseFiles
    .filter((path) => !files.has(`${distInfo}/licenses/${path}`))
    .filter((path) => !hasOlderPlace(wheel, path))
    .map((path) => ({
      severity: isNew(metadata.metadataVersion) ? "error" : "warning",
      member: `${distInfo}/METADATA`,
      field: "License-File",
      state: `License-File names ${path}; the wheel has no ${distInfo}/licenses/${path}`,
      trigger: "uploading it to PyPI, or giving it to somebody who must keep the licence with it",
      consequence: "PyPI refuses it, and the text that the licence demands is not there",
      remedy: "build again with a backend that packs what license-files names",
    }));
}

/** Before metadata 2.4 the files lay in the metadata folder itself. */
function hasOlderPlace({ metadata, distInfo, files }: WheelFacts, path: string): boolean {
  const base = path.slice(path.lastIndexOf("/") + 1);
  const isThere =
    files.has(`${distInfo}/${path}`) ||
    files.has(`${distInfo}/${base}`) ||
    files.has(`${distInfo}/licenses/${base}`);
  return !isNew(metadata.metadataVersion) && isThere;
}

function isNew(version: string): boolean {
  return /^2\.(?:[4-9]|\d\d)$/.test(version);
}

/** The source has a licence file and the wheel has none. */
function noFile(wheel: WheelFacts, { tree, sdists }: ReleaseFacts): Draft[] {
  const source = tree ?? sdists[0];
  const inSource = [...(source?.files.keys() ?? [])].filter(
    (path) => !path.includes("/") && isLicenceName(path),
  );
  const inWheel = [...wheel.files.keys()].some((name) =>
    isLicenceName(name.slice(name.lastIndexOf("/") + 1)),
  );
  if (inSource.length === 0 || inWheel || wheel.metadata.licenseFiles.length > 0) return [];
  return [
    {
      severity: "warning",
      state: `the source has ${inSource[0]}, and the wheel has no licence file`,
      trigger: "giving the installed package to somebody else",
      consequence: "most licences demand that their text goes with every copy, and it does not",
      remedy: `name it: license-files = ["${inSource[0]}"]`,
    },
  ];
}

/** An empty licence file, and one whose text is another licence than the metadata says. */
function texts(wheel: WheelFacts): Draft[] {
  const drafts: Draft[] = [];
  for (const [name, { size }] of wheel.files) {
    const isLicence =
      name.startsWith(`${wheel.distInfo}/`) && isLicenceName(name.slice(name.lastIndexOf("/") + 1));
    if (!isLicence) continue;
    if (size === 0) drafts.push(emptyText(name));
    else if (wheel.contents.get(name)?.isUtf8 === false) drafts.push(notUtf8(name));
  }
  return [...drafts, ...contradictions(wheel, licencesIn(wheel))];
}

function emptyText(member: string): Draft {
  return {
    severity: "warning",
    member,
    state: `${member} is empty`,
    trigger: "reading the licence of an installed copy",
    consequence: "nobody knows under what terms it may be used",
    remedy: "put the text of the licence into the file",
  };
}

function notUtf8(member: string): Draft {
  return {
    severity: "advice",
    member,
    state: `${member} is not UTF-8`,
    trigger: "reading the licence of an installed copy",
    consequence: "names in it are shown with wrong characters, and strict backends refuse it",
    remedy: "save the file as UTF-8",
  };
}

function nothing({ metadata, files, distInfo }: WheelFacts): Draft[] {
  const says =
    metadata.license !== undefined ||
    metadata.licenseExpression !== undefined ||
    metadata.licenseFiles.length > 0;
  const classified = metadata.classifiers.some((classifier) => classifier.startsWith("License ::"));
  const has = [...files.keys()].some((name) => isLicenceName(name.slice(name.lastIndexOf("/") + 1)));
  if (says || classified || has) return [];
  return [
    {
      severity: "advice",
      member: `${distInfo}/METADATA`,
      field: "License-Expression",
      state: "nothing says under which licence the project is",
      trigger: "deciding whether it may be used",
      consequence: "without a licence nobody may, and checkers of licences refuse it",
      remedy: 'set license to an SPDX expression, for example "MIT", and license-files',
    },
  ];
}

function absentFromSdist({ metadata, files, topFolder }: SdistFacts): Draft[] {
  return metadata.licenseFiles
    .filter((path) => !files.has(path))
    .map((path) => ({
      severity: isNew(metadata.metadataVersion) ? "error" : "warning",
      member: `${topFolder}/PKG-INFO`,
      field: "License-File",
      state: `License-File names ${path}, which the sdist does not have`,
      trigger: "uploading it to PyPI, or building a wheel from it",
      consequence: "PyPI refuses it, and builds fail where the backend insists on the file",
      remedy: "include the file in the sdist",
    }));
}
