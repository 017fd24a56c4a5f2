import { isValidName } from "../name/name.ts";
import { excerpt } from "../text/python-text.ts";
import { isValidVersion } from "../version/parse.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { METADATA_VERSIONS, type MetadataVersion } from "./metadata-field.ts";
import type { MetadataFault } from "./metadata-problem.ts";

/** Whether the specification knows this `Metadata-Version`. */
export function isMetadataVersion(text: string): text is MetadataVersion {
  return (METADATA_VERSIONS as readonly string[]).includes(text);
}

/**
 * Metadata-Version must be one that exists. 2.0 never was accepted, but real wheels declare it, so it is read as 2.1;
 * a newer minor version is read as the newest known (core metadata specification § Metadata-Version).
 */
export function metadataVersionFaults({ metadataVersion }: CoreMetadata, strict: boolean): MetadataFault[] {
  if (isMetadataVersion(metadataVersion)) return [];
  const newest = METADATA_VERSIONS.at(-1)!;
  if (metadataVersion === "") return [missing("Metadata-Version", `Metadata-Version: ${newest}`)];
  const isReadable = metadataVersion === "2.0" || /^2\.[0-9]{1,3}$/u.test(metadataVersion);
  return [
    {
      rule: "version-unknown",
      state: `Metadata-Version ${excerpt(metadataVersion)} is none of ${METADATA_VERSIONS.join(", ")}`,
      remedy: `declare ${newest} or older, as build backends do`,
      severity: isReadable && !strict ? "warning" : "error",
      ...(isReadable && {
        consequence: "installers read it as far as they know it; PyPI refuses the upload",
      }),
    },
  ];
}

/** Name must be a project name (PEP 508 § Names). */
export function nameFaults({ name }: CoreMetadata): MetadataFault[] {
  if (name === "") return [missing("Name", "Name: your-project")];
  if (isValidName(name)) return [];
  return [
    {
      rule: "name-invalid",
      state: `Name ${excerpt(name)} is not a project name`,
      remedy: "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
    },
  ];
}

/** Version must be a version (PEP 440). */
export function projectVersionFaults({ version }: CoreMetadata): MetadataFault[] {
  if (version === "") return [missing("Version", "Version: 1.0")];
  if (isValidVersion(version)) return [];
  return [
    {
      rule: "project-version-invalid",
      state: `Version ${excerpt(version)} is not a version`,
      remedy: "write it as PEP 440 says, for example 1.2.3, 1.0rc1 or 2.0.post1",
    },
  ];
}

function missing(field: string, example: string): MetadataFault {
  return {
    rule: "field-missing",
    state: `there is no ${field}, which is required`,
    remedy: `add a line such as "${example}"`,
    consequence: "no tool can use the metadata",
  };
}
