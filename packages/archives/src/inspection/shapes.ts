/**
 * Every shape of a bad or odd archive that the walkers know, in one table: which row of the threat table it belongs
 * to, what each strictness does about it, what goes wrong for whom, and what to do.
 *
 * `refused` ends the walk with an `ArchiveError`; `listed` puts it among the oddities. The rows are Z (zip), W (wheel),
 * T (tar and gzip), F (file name), L (limits) and B
 * (native binaries).
 */

type Verdict = "refused" | "listed";

interface Shape {
  readonly row: string;
  readonly upload: Verdict;
  readonly mirrored: Verdict;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;
}

const READING = "reading the archive";
const INSTALLING = "installing it";
const UNPACKING_ON_ANOTHER_SYSTEM = "unpacking it on another system";
const REBUILD = "build the file again with a current build backend and upload what it wrote, unchanged";
const RENAME = "rename the member in the source tree and build again";
const EXCLUDE = "leave the member out of the build";
const READERS_DIFFER =
  "readers disagree about what the archive holds, so a scanner may see other files than pip installs";

/** Refused whatever the strictness: no reader in use makes sense of it, or making sense of it is dangerous. */
function never(row: string, consequence: string, remedy: string = REBUILD, trigger: string = READING): Shape {
  return { row, upload: "refused", mirrored: "refused", trigger, consequence, remedy };
}

/** Refused in what is published here; listed in what exists upstream and pip accepts. */
function notHere(
  row: string,
  consequence: string,
  remedy: string = REBUILD,
  trigger: string = READING,
): Shape {
  return { row, upload: "refused", mirrored: "listed", trigger, consequence, remedy };
}

/** Odd, and read alike by every reader: listed. */
function noted(row: string, consequence: string, remedy: string = REBUILD, trigger: string = READING): Shape {
  return { row, upload: "listed", mirrored: "listed", trigger, consequence, remedy };
}

const LIMIT_REMEDY = "make the file smaller, or raise this limit in the settings if the file is legitimate";

const LIMITS = {
  "limit-members": never("L", "reading it could take all memory", LIMIT_REMEDY),
  "limit-member-size": never("L", "reading it could fill the disk or the memory", LIMIT_REMEDY),
  "limit-total-size": never("Z1", "reading it could fill the disk or the memory", LIMIT_REMEDY),
  "limit-ratio": never(
    "Z1",
    "a small download fills the disk or the memory of whoever unpacks it",
    LIMIT_REMEDY,
  ),
  "limit-time": never("L", "reading it would occupy a processor without end", LIMIT_REMEDY),
  "limit-directory-size": never("L", "reading it could take all memory", LIMIT_REMEDY),
  "limit-text-size": never("W5", "every reader of this text would hold it in memory", LIMIT_REMEDY),
} satisfies Record<string, Shape>;

const NAMES = {
  "name-empty": never("Z9", "no file can be created from it", RENAME, INSTALLING),
  "name-not-utf8": never("Z9", READERS_DIFFER, RENAME),
  "name-unflagged": notHere(
    "Z9",
    "Python reads the name as code page 437, others as UTF-8: two names for one file",
    RENAME,
  ),
  "name-control": never(
    "Z9",
    "readers cut or escape the name in different ways, and terminals obey it",
    RENAME,
  ),
  "name-invisible": notHere("Z9", "the name is shown as another than it is", RENAME),
  "name-traversal": never("Z10", "a file outside the target folder would be written", EXCLUDE, INSTALLING),
  "name-absolute": never("Z10", "a file outside the target folder would be written", EXCLUDE, INSTALLING),
  "name-backslash": notHere(
    "Z10",
    "it is a folder separator on Windows and part of the name elsewhere",
    RENAME,
    UNPACKING_ON_ANOTHER_SYSTEM,
  ),
  "name-dot-segment": notHere(
    "Z10",
    "it names the same file as another spelling does, which only some readers notice",
    RENAME,
  ),
  "name-too-long": never("Z9", "common file systems cannot store the name", RENAME, INSTALLING),
  "name-too-deep": never("L", "unpacking exhausts path limits", RENAME, INSTALLING),
  "name-duplicate": notHere(
    "Z3",
    "some readers take the first of the two files, pip takes the last",
    EXCLUDE,
  ),
  "name-repeated": noted("Z3", "the same file is written twice, with the same bytes", EXCLUDE),
  "name-collision": notHere(
    "Z3",
    "on file systems that fold case, Unicode forms or trailing dots, one file overwrites the other",
    RENAME,
    UNPACKING_ON_ANOTHER_SYSTEM,
  ),
  "name-file-and-folder": notHere(
    "Z12",
    "one name cannot be a file and a folder: what remains depends on the reader",
    RENAME,
    INSTALLING,
  ),
  "name-not-portable": noted(
    "Z10",
    "Windows cannot store the name as it is",
    RENAME,
    UNPACKING_ON_ANOTHER_SYSTEM,
  ),
} satisfies Record<string, Shape>;

const ZIP = {
  "zip-no-end-record": never("Z15", "it is not a zip file, or it was cut short", "upload the whole file"),
  "zip-truncated": never("Z6", "the file was cut short", "upload the whole file"),
  "zip-prefix": notHere(
    "Z6",
    "readers that begin at the start see something else than readers that begin at the end",
  ),
  "zip-trailing-data": notHere(
    "Z6",
    "readers that begin at the start see something else than readers that begin at the end",
  ),
  "zip-gap": notHere("Z2", "bytes that belong to no record can hide a second archive"),
  "zip-overlap": never("Z2", "the same bytes are read as several files: a zip bomb or two meanings"),
  "zip-comment": notHere("Z6", "a comment can hide a second archive"),
  "zip-member-comment": notHere("Z6", "a comment can hide other records"),
  "zip-multi-disk": never("Z6", "the archive needs parts that are not here"),
  "zip-directory-mismatch": notHere("Z4", READERS_DIFFER),
  "zip-directory-malformed": never("Z4", READERS_DIFFER),
  "zip-unordered": noted("Z4", "readers list the members in different orders"),
  "zip64-locator": never("Z7", READERS_DIFFER),
  "zip64-end-record": never("Z7", READERS_DIFFER),
  "zip64-confusion": notHere("Z7", "readers that know ZIP64 see another archive than those that do not"),
  "zip64-needless": noted("Z7", "every reader resolves it to the same values, and none needs it"),
  "zip64-extra": never("Z7", READERS_DIFFER),
  "zip64-extra-unasked": notHere(
    "Z7",
    "readers that always believe the field see other sizes than those that use it when needed",
  ),
  "zip-local-name": never(
    "Z4",
    "readers that begin at the start see another name than readers that begin at the end",
  ),
  "zip-local-mismatch": notHere(
    "Z4",
    "readers that begin at the start see something else than readers that begin at the end",
  ),
  "zip-local-header": never("Z4", "the central directory points at something that is not a member"),
  "zip-data-descriptor": notHere(
    "Z5",
    "a reader that begins at the start must guess where the member ends",
    "write the archive to a file that can be rewound, so that sizes stand before the data",
  ),
  "zip-data-descriptor-mismatch": never("Z5", READERS_DIFFER),
  "zip-encrypted": never("Z13", "installers have no password"),
  "zip-flags": notHere("Z13", "readers treat these flags differently"),
  "zip-method": never("Z13", "not every installer can decompress it", "use only stored and deflated members"),
  "zip-version-needed": never("Z13", "Python refuses to read it"),
  "zip-symlink": notHere(
    "Z11",
    "wheels have no links: pip writes a file that holds the target's name, others may write a link",
    EXCLUDE,
    INSTALLING,
  ),
  "zip-special-file": notHere("Z11", "only regular files and folders can be installed", EXCLUDE, INSTALLING),
  "zip-mode-mismatch": notHere("Z12", "some readers make a folder of it, others a file", REBUILD, INSTALLING),
  "zip-directory-payload": notHere("Z12", "the bytes of a folder entry are seen by some readers only"),
  "zip-special-mode": noted(
    "Z11",
    "installers drop set-user-id, set-group-id and sticky bits",
    REBUILD,
    INSTALLING,
  ),
  "zip-deflate-broken": never("Z13", "the member cannot be decompressed"),
  "zip-deflate-trailing": notHere(
    "Z13",
    "bytes after the end of the compressed stream can hide a second file",
  ),
  "zip-deflate-unfinished": never("Z13", "some readers wait for more data, others stop"),
  "zip-size-mismatch": never(
    "Z14",
    "some readers stop at the declared size, others read on: two contents for one file",
  ),
  "zip-crc-mismatch": never("Z4", "Python refuses to read the member, others do not check"),
  "zip-extra-malformed": notHere("Z8", READERS_DIFFER),
  "zip-extra-duplicate": notHere("Z8", "some readers take the first of the two fields, others the last"),
  "zip-extra-unicode-path": notHere(
    "Z8",
    "it names the member a second time: some readers use it, others do not",
  ),
  "zip-extra-meaning": notHere("Z8", "the field changes what the member is for the readers that know it"),
  "zip-extra-central-only": notHere(
    "Z4",
    "readers that begin at the start see something else than readers that begin at the end",
  ),
  "zip-extra-unknown": noted("Z8", "no reader in use looks at the field"),
  "zip-tar-polyglot": never("Z15", "it is a zip for some readers and a tar for others"),
} satisfies Record<string, Shape>;

const GZIP_AND_TAR = {
  "gzip-header": never("T5", "it is not a gzip file that every reader accepts"),
  "gzip-truncated": never("T5", "the file was cut short", "upload the whole file"),
  "gzip-broken": never("T5", "the file cannot be decompressed"),
  "gzip-second-member": notHere("T5", "some readers stop after the first compressed stream, others go on"),
  "gzip-trailing-data": notHere(
    "T5",
    "bytes after the end of the compressed stream can hide a second archive",
  ),
  "gzip-checksum": never("T5", "readers that check refuse the file, others do not notice"),
  "gzip-zip-polyglot": never("Z15", "it is a gzip for some readers and a zip for others"),
  "tar-truncated": never("T4", "the archive was cut short", "upload the whole file"),
  "tar-header-checksum": never("T4", "Python stops reading here without an error, others go on"),
  "tar-number": never("T4", "Python stops reading here without an error, others go on"),
  "tar-magic": notHere("T4", "readers disagree about which tar dialect this is, and so about the name"),
  "tar-prefix": notHere("T4", "some readers put these bytes before the name, others do not"),
  "tar-name-tail": notHere("T4", "bytes after the end of a name are seen by some readers only"),
  "tar-type": never("T4", "readers disagree about what kind of member this is"),
  "tar-link": notHere(
    "T2",
    "a link can point out of the folder, and later members are then written through it",
    "replace the link by a copy of the file, or leave it out",
    "unpacking it",
  ),
  "tar-link-to-file": noted(
    "T2",
    "Windows unpackers make a copy or nothing of it",
    "replace the link by a copy of the file",
    "unpacking it",
  ),
  "tar-link-outside": never(
    "T1",
    "later members would be written outside the target folder",
    EXCLUDE,
    "unpacking it",
  ),
  "tar-device": notHere("T2", "unpacking creates a device or a pipe, or fails", EXCLUDE, "unpacking it"),
  "tar-sparse": never(
    "T3",
    "readers disagree about where the member ends and what it holds",
    "archive the file without sparse regions",
  ),
  "tar-payload": notHere("T4", "some readers skip these bytes, others read them as more members"),
  "tar-folder-name": notHere("T4", "some readers make a folder of it, others a file"),
  "tar-pax-malformed": never("T4", READERS_DIFFER),
  "tar-pax-duplicate": notHere("T4", "some readers take the first of the two values, others the last"),
  "tar-pax-key": never("T4", "only some readers know this key, and it changes what the member is"),
  "tar-pax-value": notHere("T4", "readers disagree about a value that is not a number"),
  "tar-pax-size": never("T4", "readers disagree about where the member ends"),
  "tar-pax-path": notHere("T4", "readers that know the extension see another name than those that do not"),
  "tar-extension-stacked": notHere(
    "T4",
    "the name or the size is changed twice, and readers disagree about which change wins",
  ),
  "tar-extension-dangling": notHere("T4", "an extended header that describes no member"),
  "tar-long-name": never("T4", READERS_DIFFER),
  "tar-global-header": notHere("T4", "it changes all members that follow for some readers only"),
  "tar-global-header-name": never("T4", "it renames or resizes all members that follow"),
  "tar-global-comment": noted("T4", "a comment such as git writes: no reader acts on it"),
  "tar-padding": notHere("T4", "bytes that belong to no member can hide another archive"),
  "tar-end-missing": notHere("T4", "readers cannot tell a whole archive from one that was cut short"),
  "tar-data-after-end": notHere("T5", "readers that go on after the end see more members"),
  "tar-special-mode": noted(
    "T2",
    "unpackers drop set-user-id, set-group-id and sticky bits",
    REBUILD,
    "unpacking it",
  ),
} satisfies Record<string, Shape>;

const RECORD_REMEDY = "let the build backend write RECORD, and change nothing in the wheel afterwards";

const WHEELS = {
  "wheel-file-name": never(
    "F1",
    "installers cannot tell what the file is",
    "keep the file name that the build backend gave",
    "choosing a file to install",
  ),
  "wheel-dist-info-missing": never("W1", "pip refuses to install it", REBUILD, INSTALLING),
  "wheel-dist-info-several": never(
    "W1",
    "pip refuses to install it",
    "empty the build folder and build again",
    INSTALLING,
  ),
  "wheel-dist-info-mismatch": never(
    "W1",
    "the file installs another project or version than its name says",
    "keep the file name that the build backend gave",
    INSTALLING,
  ),
  "wheel-member-missing": never("W1", "installers refuse it", REBUILD, INSTALLING),
  "wheel-data-folder": notHere(
    "W6",
    "pip moves these files elsewhere, other installers leave them",
    "name the folder otherwise, or use the wheel's own .data folder",
    INSTALLING,
  ),
  "wheel-version": never("W5", "installers refuse wheels of an unknown major version", REBUILD, INSTALLING),
  "wheel-file-malformed": notHere("W5", "installers disagree about where the files go", REBUILD, INSTALLING),
  "record-malformed": notHere(
    "W2",
    "installers cannot tell which files belong to the wheel",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-unlisted-member": notHere(
    "W2",
    "the file is installed unchecked and stays behind after uninstalling",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-missing-member": notHere(
    "W2",
    "strict installers refuse the wheel: RECORD names a file that is not there",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-duplicate-row": notHere(
    "W2",
    "installers disagree about which of the two rows counts",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-repeated-row": noted("W2", "the same row stands in RECORD twice", RECORD_REMEDY, INSTALLING),
  "record-hash-missing": notHere("W2", "the file is installed unchecked", RECORD_REMEDY, INSTALLING),
  "record-hash-weak": notHere("W2", "the hash can be forged", RECORD_REMEDY, INSTALLING),
  "record-hash-encoding": noted(
    "W2",
    "the digest is right but not in unpadded base64url, so strict installers cannot compare it",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-hash-mismatch": notHere(
    "W2",
    "the member is not the file that was recorded: it was changed after the build",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-size-mismatch": notHere(
    "W2",
    "the member is not the file that was recorded: it was changed after the build",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-size-missing": noted(
    "W2",
    "the size of the installed file cannot be checked",
    RECORD_REMEDY,
    INSTALLING,
  ),
  "record-path": notHere(
    "W3",
    "uninstalling would delete a file outside the environment",
    RECORD_REMEDY,
    "uninstalling it",
  ),
  "record-signature": notHere(
    "W2",
    "nobody checks such signatures, and tools must no longer add them",
    "leave RECORD.jws and RECORD.p7s out",
    INSTALLING,
  ),
  "entry-points-malformed": notHere(
    "W4",
    "installers cannot create the scripts",
    "correct the entry points in pyproject.toml",
    INSTALLING,
  ),
  "entry-point-name": notHere(
    "W4",
    "a script outside the scripts folder would be written",
    "use only letters, digits, '_', '-' and '.' in script names",
    INSTALLING,
  ),
  "metadata-malformed": notHere("W5", "readers disagree about what the metadata says", REBUILD),
  "metadata-duplicate-field": notHere(
    "W5",
    "some readers take the first of the two values, others the last",
    REBUILD,
  ),
  "metadata-mismatch": notHere(
    "W1",
    "the index shows another project or version than the file installs",
    "keep the file name that the build backend gave",
    INSTALLING,
  ),
} satisfies Record<string, Shape>;

const SDISTS = {
  "sdist-file-name": never(
    "F1",
    "installers cannot tell what the file is",
    "keep the file name that the build backend gave",
    "choosing a file to install",
  ),
  "sdist-format": notHere(
    "F1",
    "only .tar.gz is a source distribution",
    "build the sdist with a current build backend",
    "choosing a file to install",
  ),
  "sdist-several-top-folders": notHere(
    "T6",
    "installers cannot tell which folder to build",
    REBUILD,
    "building it",
  ),
  "sdist-top-folder": notHere(
    "T6",
    "tools that expect {name}-{version} do not find the project",
    REBUILD,
    "building it",
  ),
  "sdist-metadata-missing": notHere(
    "T6",
    "its name, version and dependencies are unknown until it is built",
    REBUILD,
    "resolving its dependencies",
  ),
} satisfies Record<string, Shape>;

const BINARIES = {
  "native-malformed": never(
    "B",
    "the system cannot load it",
    "build the binary again",
    "importing the module",
  ),
} satisfies Record<string, Shape>;

export const SHAPES = {
  ...LIMITS,
  ...NAMES,
  ...ZIP,
  ...GZIP_AND_TAR,
  ...WHEELS,
  ...SDISTS,
  ...BINARIES,
} as const;

/** The stable name of a shape: in errors, in the HTTP API, in tests. */
export type ShapeCode = keyof typeof SHAPES;
