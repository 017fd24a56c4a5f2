// Fails when this package and packaging 26.3 answer one of LINCHPIN_CASES questions (3,000 by default) about tags, file
// names, licences or metadata differently and docs/standards-differences.md does not list it.
import { testAgainstOracle } from "./compare.ts";
import { FILE_KINDS } from "./file-kinds.ts";

testAgainstOracle({
  title: "files and metadata are read as packaging reads them",
  script: "oracle_files.py",
  kinds: FILE_KINDS,
  errorNames: errorName,
  // importlib.metadata drops lines before the first group, and takes any line between brackets for a group.
  isDeliberate: ({ kind, text }) =>
    kind === "entry_points" && (!/^\[console_scripts\](?:$|[\r\n])/u.test(text) || /\].*\]/u.test(text)),
});

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
