import { licensePathFault } from "../license/license-path.ts";
import { isValidName } from "../name/name.ts";
import { parseRequirement } from "../requirement/parse.ts";
import { isPythonIdentifier } from "../text/python-identifier.ts";
import { excerpt, stripPythonSpace } from "../text/python-text.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { fieldOfHeader } from "./metadata-field.ts";
import type { MetadataFault } from "./metadata-problem.ts";
import { isPythonKeyword } from "./python-keywords.ts";
import { failureOf } from "./text-checks.ts";

const NEVER_DYNAMIC = new Set(["name", "version", "metadata-version"]);

/** Dynamic names other fields, but not the three that every file must state (PEP 643). */
export function dynamicFaults({ dynamic }: CoreMetadata): MetadataFault[] {
  return dynamic.flatMap((text) => {
    const name = text.toLowerCase();
    if (NEVER_DYNAMIC.has(name)) {
      return [
        fault("dynamic-forbidden", `Dynamic names ${name}, which may never be dynamic`, "state its value"),
      ];
    }
    if (fieldOfHeader(name)) return [];
    return [
      fault("dynamic-unknown", `Dynamic names ${excerpt(text)}, which is no field`, "name a metadata field"),
    ];
  });
}

/** Provides-Extra names an extra, and extras are named like projects (PEP 685). */
export function providesExtraFaults({ providesExtra }: CoreMetadata): MetadataFault[] {
  return providesExtra
    .filter((extra) => !isValidName(extra))
    .map((extra) =>
      fault(
        "extra-invalid",
        `Provides-Extra ${excerpt(extra)} is not the name of an extra`,
        "use ASCII letters, digits, '-', '_' and '.', with a letter or a digit first and last",
      ),
    );
}

/** Requires-Dist is a dependency specifier (PEP 508). */
export function requiresDistFaults({ requiresDist }: CoreMetadata): MetadataFault[] {
  return requiresDist.flatMap((text) => {
    const why = failureOf(() => parseRequirement(text));
    if (why === undefined) return [];
    return [
      {
        rule: "requires-dist-invalid",
        state: `Requires-Dist ${excerpt(text)} cannot be read: ${why}`,
        remedy: 'write it as PEP 508 says, for example: requests[socks]>=2.31; python_version >= "3.10"',
        consequence: "installers refuse the release; PyPI refuses the upload",
      },
    ];
  });
}

/** License-File is a relative path with `/`, resolved (PEP 639). */
export function licenseFileFaults({ licenseFiles }: CoreMetadata): MetadataFault[] {
  return licenseFiles.flatMap((path) => {
    const why = licensePathFault(path);
    if (why === undefined) return [];
    const state = `License-File ${excerpt(path)} ${why}`;
    return [
      fault("license-file-invalid", state, "give the path of the file below the project folder, with /"),
    ];
  });
}

/** Import-Name is a dotted name that Python can import, with or without `; private` (PEP 794). */
export function importNameFaults({ importNames }: CoreMetadata): MetadataFault[] {
  return (importNames ?? []).flatMap((text) => importableFaults("Import-Name", text));
}

/** The same for Import-Namespace. */
export function importNamespaceFaults({ importNamespaces }: CoreMetadata): MetadataFault[] {
  return importNamespaces.flatMap((text) => importableFaults("Import-Namespace", text));
}

function importableFaults(field: string, text: string): MetadataFault[] {
  const { name, option } = splitImportName(text);
  const faults: MetadataFault[] = [];
  const wrong = name.split(".").find((part) => !isPythonIdentifier(part) || isPythonKeyword(part));
  if (wrong !== undefined) {
    const what = isPythonKeyword(wrong) ? "is a keyword" : "is not an identifier";
    const state = `${field} ${excerpt(text)} cannot be imported: ${excerpt(wrong)} ${what}`;
    faults.push(fault("import-name-invalid", state, "write the dotted name that an import statement takes"));
  }
  if (option !== undefined && option !== "private") {
    const state = `${field} ${excerpt(text)} has the option ${excerpt(option)}; there is only "private"`;
    faults.push(fault("import-name-option", state, 'write "; private" or nothing after the name'));
  }
  return faults;
}

/** `spam.eggs; private` → `spam.eggs` and `private`. */
export function splitImportName(text: string): { readonly name: string; readonly option?: string } {
  const semicolon = text.indexOf(";");
  if (semicolon === -1) return { name: stripEnd(text) };
  return { name: stripEnd(text.slice(0, semicolon)), option: stripStart(text.slice(semicolon + 1)) };
}

function stripEnd(text: string): string {
  return stripPythonSpace(`|${text}`).slice(1);
}

function stripStart(text: string): string {
  return stripPythonSpace(`${text}|`).slice(0, -1);
}

function fault(rule: string, state: string, remedy: string): MetadataFault {
  return { rule, state, remedy };
}
