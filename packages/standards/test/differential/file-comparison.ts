/** Questions about tags, file names, licences, metadata and the small files of dist-info, and who answers them. */
import type { Comparison } from "./answer.ts";
import { FILE_KINDS, type FileQuestion } from "./file-kinds.ts";

export const FILES: Comparison<FileQuestion> = {
  title: "files and metadata are read as packaging reads them",
  script: "oracle_files.py",
  table: "files",
  kinds: FILE_KINDS,
  errorNames: errorName,
  // importlib.metadata drops lines before the first group, takes any line between brackets for a group, and ends lines
  // where Python's str.splitlines does.
  isDeliberate: ({ kind, text }) =>
    kind === "entry_points" &&
    (!/^\[console_scripts\](?:$|[\r\n])/u.test(text) ||
      /^[^\S\r\n]*\[(?![^\]\r\n]*\][^\S\r\n]*(?:\r?$))|^[^\S\r\n]*;[^\r\n]*=|[\v\f\x1c-\x1e\x85\u2028\u2029]/mu.test(
        text,
      )),
};

function errorName(code: string): string {
  const names: Readonly<Record<string, string>> = {
    "tag-invalid": "InvalidTag",
    "tag-unsorted": "UnsortedTagsError",
    "tag-set-too-large": "TooManyTagsError",
  };
  if (code.startsWith("wheel-file-name-")) return "InvalidWheelFilename";
  if (code.startsWith("sdist-file-name-")) return "InvalidSdistFilename";
  if (code.startsWith("license-")) return "InvalidLicenseExpression";
  if (code.startsWith("direct-url-")) return "DirectUrlValidationError";
  return names[code] ?? code;
}
