/** Rows T5, T6, Z15 and F1 for source distributions: the gzip layer, the top folder and the file name. */
import { type HostileArchive, sdistCase } from "./archive-case.ts";
import { inside, sdistWith, TOP, tarWith } from "./sdist-parts.ts";
import { gzip, TAR_END, tarEntry } from "./tar-kit.ts";
import { endRecord } from "./zip-kit.ts";

export function gzipAndSdistCases(): HostileArchive[] {
  return [...gzipCases(), ...folderCases(), ...fileNameCases()];
}

function gzipCases(): HostileArchive[] {
  const good = sdistWith();
  const emptyZip = endRecord({ entries: 0, directoryBytes: 0, directoryOffset: 0, comment: Buffer.alloc(0) });
  // In the header's comment field: an end record whose comment reaches to the end of the file.
  const comment = endRecord({
    entries: 0x4141,
    directoryBytes: 0x41414141,
    directoryOffset: 0x41414141,
    comment: Buffer.alloc(0),
  });
  const polyglot = gzip(tarWith(), { flags: 4, header: Buffer.concat([Buffer.from([22, 0]), comment]) });
  polyglot.writeUInt16LE(polyglot.length - 34, 32);
  const bomb = tarEntry({ name: `${TOP}/zeros`, data: Buffer.alloc(80 * 1024 * 1024) });
  return [
    sdistCase(
      "T5 second gzip member",
      "gzip-second-member",
      "listed",
      "Some readers stop after the first.",
      Buffer.concat([good, gzip(inside("evil.py"))]),
    ),
    sdistCase(
      "T5 bytes after the end",
      "gzip-trailing-data",
      "listed",
      "A place for a second archive.",
      Buffer.concat([good, Buffer.from("junk")]),
    ),
    sdistCase(
      "T5 zeros after the end",
      "gzip-trailing-data",
      "listed",
      "Some readers skip them, others refuse.",
      Buffer.concat([good, Buffer.alloc(512)]),
    ),
    sdistCase(
      "Z15 zip after the end",
      "gzip-zip-polyglot",
      "refused",
      "Zip readers open the zip, tar readers the tar.",
      Buffer.concat([good, emptyZip]),
    ),
    sdistCase(
      "Z15 zip end record in the gzip header",
      "gzip-zip-polyglot",
      "refused",
      "Zip readers open a zip, tar readers a tar.",
      polyglot,
    ),
    sdistCase(
      "T5 wrong checksum",
      "gzip-checksum",
      "refused",
      "Readers that check refuse it, others do not notice.",
      gzip(tarWith(), { crc32: 1 }),
    ),
    sdistCase(
      "T5 wrong size in the trailer",
      "gzip-checksum",
      "refused",
      "Tools that show the size show a lie.",
      gzip(tarWith(), { size: 1 }),
    ),
    sdistCase(
      "T5 cut short",
      "gzip-truncated",
      "refused",
      "Half an upload.",
      good.subarray(0, good.length - 20),
    ),
    sdistCase(
      "T5 without a trailer",
      "gzip-truncated",
      "refused",
      "The checksum was cut off.",
      good.subarray(0, good.length - 8),
    ),
    sdistCase(
      "T5 broken compressed data",
      "gzip-broken",
      "refused",
      "It cannot be decompressed.",
      Buffer.concat([good.subarray(0, 10), Buffer.from([0x07, 0xff]), good.subarray(12)]),
    ),
    sdistCase(
      "T5 reserved gzip flags",
      "gzip-header",
      "refused",
      "Readers must refuse them, and not all do.",
      gzip(tarWith(), { flags: 0x80 }),
    ),
    sdistCase(
      "T5 other compression method",
      "gzip-header",
      "refused",
      "No reader knows it.",
      gzip(tarWith(), { method: 7 }),
    ),
    sdistCase(
      "T5 wrong checksum of the gzip header",
      "gzip-header",
      "refused",
      "Python skips it, zlib refuses it.",
      gzip(tarWith(), { flags: 2, header: Buffer.from([1, 2]) }),
    ),
    sdistCase(
      "T5 plain tar",
      "gzip-header",
      "refused",
      "Tools that look at the contents open it, others refuse.",
      tarWith(),
    ),
    sdistCase(
      "T5 bomb by ratio",
      "limit-ratio",
      "refused",
      "80 kB become 80 MB on every machine that builds it.",
      sdistWith(bomb),
    ),
  ];
}

function folderCases(): HostileArchive[] {
  return [
    sdistCase(
      "T6 two top folders",
      "sdist-several-top-folders",
      "listed",
      "Installers build the one or the other.",
      sdistWith(tarEntry({ name: "other-1.0/setup.py", data: "x" })),
    ),
    sdistCase(
      "T6 file beside the top folder",
      "sdist-several-top-folders",
      "listed",
      "It lands in the folder of somebody else.",
      sdistWith(tarEntry({ name: "setup.py", data: "x" })),
    ),
    sdistCase(
      "T6 top folder of another release",
      "sdist-top-folder",
      "listed",
      "Tools that expect {name}-{version} do not find the project.",
      gzip(
        Buffer.concat([
          tarEntry({
            name: "acme_tool-2.2.0/PKG-INFO",
            data: "Metadata-Version: 2.2\nName: acme-tool\nVersion: 2.1.0\n",
          }),
          TAR_END,
        ]),
      ),
    ),
    sdistCase(
      "T6 no PKG-INFO",
      "sdist-metadata-missing",
      "listed",
      "Nothing is known about it until it is built.",
      gzip(Buffer.concat([inside("setup.py"), TAR_END])),
    ),
    sdistCase(
      "T6 PKG-INFO of another version",
      "metadata-mismatch",
      "listed",
      "The index shows another release than the file is.",
      gzip(
        Buffer.concat([
          inside("PKG-INFO", "Metadata-Version: 2.2\nName: acme-tool\nVersion: 9.9\n"),
          TAR_END,
        ]),
      ),
    ),
    sdistCase(
      "T6 empty archive",
      "sdist-several-top-folders",
      "listed",
      "There is nothing to build.",
      gzip(TAR_END),
    ),
  ];
}

function fileNameCases(): HostileArchive[] {
  const bytes = sdistWith();
  const named = (
    what: string,
    fileName: string,
    code = "sdist-file-name",
    mirrored: "refused" | "listed" = "refused",
  ): HostileArchive => ({
    ...sdistCase(
      `F1 ${what}`,
      code,
      mirrored,
      "Installers cannot tell what the file is, or take it for another.",
      bytes,
    ),
    fileName,
  });
  return [
    named("sdist name with a slash", "x/acme_tool-2.1.0.tar.gz"),
    named("sdist name with a control character", "acme_tool\n-2.1.0.tar.gz"),
    named("sdist name without a version", "acme_tool.tar.gz"),
    named("sdist that ends in .tar.bz2", "acme_tool-2.1.0.tar.bz2"),
    named("sdist of another project", "other-2.1.0.tar.gz", "sdist-top-folder", "listed"),
  ];
}
