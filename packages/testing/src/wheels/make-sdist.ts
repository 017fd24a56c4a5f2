/** Small source distributions for tests, as a good build backend would write them. */
import { writeSdist } from "@linchpin/archives";
import { archiveFiles, escaped, type FileContents, type MadeFile } from "./make-wheel.ts";
import { metadataText, type ReleaseFields } from "./metadata-text.ts";

export interface SdistOptions extends ReleaseFields {
  /** Names below the top folder. Default: a module and a pyproject.toml that builds it with flit. */
  readonly files?: FileContents;
  /** Seconds since 1970. */
  readonly time?: number;
  /** Replaces the name that follows from project and version. */
  readonly fileName?: string;
  /** Default: `{name}-{version}`, escaped as in the file name. */
  readonly topFolder?: string;
}

/** The same options give the same bytes. */
export function makeSdist(options: SdistOptions): MadeFile {
  const stem = `${escaped(options.name)}-${options.version}`;
  const contents: FileContents = {
    ...(options.files ?? defaultFiles(options)),
    "PKG-INFO": metadataText({ metadataVersion: "2.2", ...options }),
  };
  const bytes = writeSdist({
    topFolder: options.topFolder ?? stem,
    files: archiveFiles(contents),
    ...(options.time !== undefined && { time: options.time }),
  });
  return { fileName: options.fileName ?? `${stem}.tar.gz`, bytes };
}

function defaultFiles({ name, version }: SdistOptions): FileContents {
  return {
    "pyproject.toml": [
      "[build-system]",
      'requires = ["flit_core>=3.2,<4"]',
      'build-backend = "flit_core.buildapi"',
      "[project]",
      `name = "${name}"`,
      `version = "${version}"`,
      `description = "Made for a test."`,
      "",
    ].join("\n"),
    [`${escaped(name)}/__init__.py`]: `"""Made for a test."""\n__version__ = "${version}"\n`,
  };
}
