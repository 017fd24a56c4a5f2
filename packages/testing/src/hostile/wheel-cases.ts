/** Rows W1 to W6 and F1: sound zips that are no sound wheels. */
import { type HostileArchive, wheelCase } from "./archive-case.ts";
import { DIST_INFO, file, METADATA, type Parts, WHEEL_TEXT, wheelMembers } from "./wheel-parts.ts";
import { buildZip } from "./zip-kit.ts";

export function wheelCases(): HostileArchive[] {
  return [...distInfoCases(), ...recordCases(), ...textCases(), ...dataFolderCases(), ...fileNameCases()];
}

function wheel(parts: Parts): Buffer {
  return buildZip(wheelMembers(parts));
}

function distInfoCases(): HostileArchive[] {
  const other = "other-1.0.dist-info";
  const named = (what: string, distInfo: string): HostileArchive =>
    wheelCase(
      `W1 metadata folder ${what}`,
      "wheel-dist-info-mismatch",
      "refused",
      "The index shows one release and pip records another.",
      wheel({ distInfo }),
    );
  const missing = (name: "METADATA" | "WHEEL" | "RECORD"): HostileArchive =>
    wheelCase(
      `W1 no ${name}`,
      "wheel-member-missing",
      "refused",
      "Installers refuse it.",
      wheel({ without: name }),
    );
  return [
    wheelCase(
      "W1 two metadata folders",
      "wheel-dist-info-several",
      "refused",
      "Tools take the one or the other; pip refuses.",
      wheel({ members: [file(`${other}/METADATA`, METADATA)] }),
    ),
    wheelCase(
      "W1 no metadata folder",
      "wheel-dist-info-missing",
      "refused",
      "A zip of a source folder, renamed.",
      buildZip([file("acme_tool/__init__.py")]),
    ),
    named("of another project", "acme_tools-2.1.0.dist-info"),
    named("of another version", "acme_tool-2.1.1.dist-info"),
    named("in another case", "acme_tool-2.1.0.Dist-Info"),
    named("without a version", "acme_tool.dist-info"),
    missing("METADATA"),
    missing("WHEEL"),
    missing("RECORD"),
  ];
}

function recordCases(): HostileArchive[] {
  const changed = (
    what: string,
    code: string,
    why: string,
    record: (text: string) => string,
  ): HostileArchive => wheelCase(what, code, "listed", why, wheel({ record }));
  const module = "acme_tool/__init__.py,";
  const withoutRow = (text: string): string => text.split("\n").slice(1).join("\n");
  const hashed =
    (hash: string) =>
    (text: string): string =>
      text.replace(/(__init__\.py),sha256=[^,]*/, `$1,${hash}`);
  const weak = "the hash of another file can be made equal";
  return [
    changed(
      "W2 member that RECORD does not list",
      "record-unlisted-member",
      "It is installed unchecked, and stays when the project is uninstalled.",
      withoutRow,
    ),
    wheelCase(
      "W2 member added after the build",
      "record-unlisted-member",
      "listed",
      "An injected startup file.",
      wheel({ unlisted: [file("evil.pth", "import evil\n")] }),
    ),
    changed(
      "W2 row without a member",
      "record-missing-member",
      "Strict installers refuse the wheel.",
      (text) => `acme_tool/gone.py,sha256=${"A".repeat(43)},1\n${text}`,
    ),
    changed(
      "W2 wrong hash",
      "record-hash-mismatch",
      "The module is not the one that was built; pip installs it all the same.",
      hashed(`sha256=${"A".repeat(43)}`),
    ),
    changed("W2 no hash", "record-hash-missing", "The module is installed unchecked.", hashed("")),
    changed("W2 MD5", "record-hash-weak", `RECORD proves nothing: ${weak}.`, hashed(`md5=${"A".repeat(22)}`)),
    changed(
      "W2 SHA-1",
      "record-hash-weak",
      `RECORD proves nothing: ${weak}.`,
      hashed(`sha1=${"A".repeat(27)}`),
    ),
    changed("W2 unknown hash", "record-malformed", "No installer can check it.", hashed("crc32=AAAAAA")),
    changed("W2 wrong size", "record-size-mismatch", "RECORD describes another file.", (text) =>
      text.replace(/,22$/m, ",23"),
    ),
    changed("W2 size that is no number", "record-malformed", "Installers that read sizes stop.", (text) =>
      text.replace(/,22$/m, ",big"),
    ),
    changed(
      "W2 two rows for one member",
      "record-duplicate-row",
      "Installers believe the one or the other.",
      (text) => `${module}sha256=${"A".repeat(43)},22\n${text}`,
    ),
    changed(
      "W2 row with too many cells",
      "record-malformed",
      "Readers split it in different ways.",
      (text) => `${module}a,b,c\n${text}`,
    ),
    changed(
      "W3 row that leads outside",
      "record-path",
      "Uninstalling deletes a file of somebody else.",
      (text) => `../../../etc/passwd,,\n${text}`,
    ),
    changed(
      "W3 row with an absolute path",
      "record-path",
      "Uninstalling deletes a file of somebody else.",
      (text) => `/etc/passwd,,\n${text}`,
    ),
    wheelCase(
      "W2 signature of RECORD",
      "record-signature",
      "listed",
      "Nobody checks it, and it is not covered by RECORD.",
      wheel({ unlisted: [file(`${DIST_INFO}/RECORD.jws`, "{}")] }),
    ),
    wheelCase(
      "W2 PKCS#7 signature of RECORD",
      "record-signature",
      "listed",
      "Nobody checks it, and it is not covered by RECORD.",
      wheel({ unlisted: [file(`${DIST_INFO}/RECORD.p7s`, "x")] }),
    ),
  ];
}

function textCases(): HostileArchive[] {
  const metadata = (what: string, code: string, why: string, value: string | Uint8Array): HostileArchive =>
    wheelCase(
      `W5 ${what}`,
      code,
      code.startsWith("limit") ? "refused" : "listed",
      why,
      wheel({ metadata: value }),
    );
  const script = (what: string, code: string, entryPoints: string): HostileArchive =>
    wheelCase(
      `W4 ${what}`,
      code,
      "listed",
      "Installers write one file for each script, named as the line says.",
      wheel({ entryPoints }),
    );
  return [
    script(
      "script that leads outside",
      "entry-point-name",
      "[console_scripts]\n../../evil = acme_tool:main\n",
    ),
    script("script in a folder", "entry-point-name", "[gui_scripts]\nbin/evil = acme_tool:main\n"),
    script("script with a backslash", "entry-point-name", "[console_scripts]\n..\\evil = acme_tool:main\n"),
    script("line outside a section", "entry-points-malformed", "evil = acme_tool:main\n"),
    metadata(
      "metadata of more than 1 MiB",
      "limit-text-size",
      "Every resolver would hold it in memory.",
      METADATA + "Keywords: x\n".repeat(100_000),
    ),
    metadata(
      "two names",
      "metadata-duplicate-field",
      "Readers take the first or the last.",
      `${METADATA}Name: other\n`,
    ),
    metadata(
      "two versions",
      "metadata-duplicate-field",
      "Readers take the first or the last.",
      `${METADATA}Version: 9.9\n`,
    ),
    metadata(
      "metadata that are not UTF-8",
      "metadata-malformed",
      "Readers guess another encoding.",
      Buffer.concat([Buffer.from(METADATA), Buffer.from("Summary: caf\u00e9\n", "latin1")]),
    ),
    metadata(
      "NUL in the metadata",
      "metadata-malformed",
      "Readers in C stop there.",
      `${METADATA}Summary: a\0b\n`,
    ),
    metadata(
      "another name than the file's",
      "metadata-mismatch",
      "The index shows another project than pip installs.",
      METADATA.replace("acme-tool", "other"),
    ),
    metadata(
      "another version than the file's",
      "metadata-mismatch",
      "The index shows another release than pip installs.",
      METADATA.replace("2.1.0", "2.1.1"),
    ),
    metadata(
      "metadata without a name",
      "metadata-mismatch",
      "Nobody knows what it is.",
      METADATA.replace("Name: acme-tool\n", ""),
    ),
    wheelCase(
      "W5 wheel format of the future",
      "wheel-version",
      "refused",
      "Installers refuse it.",
      wheel({ wheelFile: WHEEL_TEXT.replace("1.0", "2.0") }),
    ),
    wheelCase(
      "W5 WHEEL without a version",
      "wheel-file-malformed",
      "listed",
      "Installers refuse it.",
      wheel({ wheelFile: WHEEL_TEXT.replace("Wheel-Version: 1.0\n", "") }),
    ),
  ];
}

function dataFolderCases(): HostileArchive[] {
  const why = "pip moves the files into the environment's scripts or data, uv leaves them where they are.";
  return [
    wheelCase(
      "W6 data folder of another project",
      "wheel-data-folder",
      "listed",
      why,
      wheel({ members: [file("evil.data/scripts/evil")] }),
    ),
    wheelCase(
      "W6 unknown installation scheme",
      "wheel-data-folder",
      "listed",
      why,
      wheel({ members: [file("acme_tool-2.1.0.data/root/evil")] }),
    ),
  ];
}

function fileNameCases(): HostileArchive[] {
  const bytes = wheel({});
  const named = (what: string, fileName: string, code = "wheel-file-name"): HostileArchive => ({
    ...wheelCase(
      `F1 ${what}`,
      code,
      "refused",
      "Installers cannot tell what the file is, or take it for another.",
      bytes,
    ),
    fileName,
  });
  return [
    named("slash in the file name", "../acme_tool-2.1.0-py3-none-any.whl"),
    named("backslash in the file name", "..\\acme_tool-2.1.0-py3-none-any.whl"),
    named("control character in the file name", "acme_tool-2.1.0-py3-none-any\n.whl"),
    named("NUL in the file name", "acme_tool\0-2.1.0-py3-none-any.whl"),
    named("file name with four parts", "acme_tool-2.1.0-py3-none.whl"),
    named("file name with seven parts", "acme_tool-2.1.0-1-x-py3-none-any.whl"),
    named("file name without a version", "acme_tool-latest-py3-none-any.whl"),
    named("file name with an empty tag", "acme_tool-2.1.0-py3--any.whl"),
    named("file name that is too long", `acme_tool-2.1.0-py3-none-${"a".repeat(300)}.whl`),
    named("file name of another project", "other-2.1.0-py3-none-any.whl", "wheel-dist-info-mismatch"),
    named("file name of another version", "acme_tool-2.2.0-py3-none-any.whl", "wheel-dist-info-mismatch"),
  ];
}
