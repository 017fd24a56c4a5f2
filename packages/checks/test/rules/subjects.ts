/** A small sound release, and what the examples of the rules change in it. */
import { bytesSource } from "@linchpin/archives";
import { type CheckInput, inspectDistribution, inspectTree } from "@linchpin/checks";
import { makeSdist, makeWheel, type SdistOptions, type WheelOptions } from "@linchpin/testing";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What `linchpin check` would hand in. */
export type Subject = () => Promise<CheckInput>;

/** A rule, something that it must say, and the nearest thing about which nothing is said. */
export interface Example {
  readonly rule: string;
  readonly bad: Subject;
  readonly good: Subject;
}

export const MODULES: Files = {
  "acme_tool/__init__.py": '"""Tools."""\n\n__version__ = "2.1.0"\n',
  "acme_tool/cli.py": "import sys\n\n\ndef main():\n    return sys.exit(0)\n",
};

const METADATA: readonly string[] = [
  "Summary: Tools for the makers of rockets",
  "Author-email: Wile <wile@acme.example>",
  "License-Expression: MIT",
  "License-File: LICENSE",
  "Project-URL: Source, https://git.example/acme/tool",
  "Description-Content-Type: text/markdown",
];

const DESCRIPTION =
  "# acme-tool\n\nTools for the makers of rockets, since 1949. See https://git.example/acme/tool.\n";
export const LICENSE =
  "MIT License\n\nCopyright (c) 2026 Acme\n\nPermission is hereby granted, free of charge, to any person\n";

type WheelChange = Partial<WheelOptions> & { readonly lines?: readonly string[]; readonly more?: Files };

/** Options of the sound wheel; `lines` replace the metadata lines of the same field, `more` adds files. */
export function wheelOptions({ lines = [], more = {}, ...change }: WheelChange = {}): WheelOptions {
  const name = change.name ?? "acme-tool";
  const version = change.version ?? "2.1.0";
  const distInfo = change.distInfo ?? `${name.replaceAll("-", "_")}-${version}.dist-info`;
  return {
    name,
    version,
    metadataVersion: "2.4",
    requiresPython: ">=3.10",
    description: DESCRIPTION,
    metadata: metadataLines(lines),
    ...change,
    files: { ...(change.files ?? MODULES), [`${distInfo}/licenses/LICENSE`]: LICENSE, ...more },
  };
}

/** `Field:` with nothing behind it takes the field away. */
function metadataLines(lines: readonly string[]): readonly string[] {
  const fieldOf = (line: string): string => line.slice(0, line.indexOf(":"));
  const replaced = new Set(lines.map(fieldOf));
  return [
    ...METADATA.filter((line) => !replaced.has(fieldOf(line))),
    ...lines.filter((line) => !/:\s*$/.test(line)),
  ];
}

export function wheel(change: WheelChange = {}): Subject {
  return files(() => makeWheel(wheelOptions(change)));
}

type SdistChange = Partial<SdistOptions> & { readonly lines?: readonly string[]; readonly more?: Files };

export const PYPROJECT = `[build-system]
requires = ["flit_core>=3.2,<5"]
build-backend = "flit_core.buildapi"

[project]
name = "acme-tool"
version = "2.1.0"
description = "Tools for the makers of rockets"
readme = "README.md"
requires-python = ">=3.10"
license = "MIT"
license-files = ["LICENSE"]
authors = [{ name = "Wile", email = "wile@acme.example" }]
urls = { Source = "https://git.example/acme/tool" }
`;

export const TREE: Files = { "pyproject.toml": PYPROJECT, "README.md": DESCRIPTION, LICENSE, ...MODULES };

export function sdist({ lines = [], more = {}, ...change }: SdistChange = {}): Subject {
  return files(() =>
    makeSdist({
      name: "acme-tool",
      version: "2.1.0",
      metadataVersion: "2.4",
      requiresPython: ">=3.10",
      description: DESCRIPTION,
      metadata: metadataLines(lines),
      ...change,
      files: { ...(change.files ?? TREE), ...more },
    }),
  );
}

/** Distributions as they are, whole or broken. */
export function files(
  ...makers: (() => { readonly fileName: string; readonly bytes: Uint8Array })[]
): Subject {
  return async () => ({
    distributions: await Promise.all(
      makers.map((make) => {
        const { fileName, bytes } = make();
        return inspectDistribution(bytesSource(bytes), fileName);
      }),
    ),
  });
}

/** A source folder with these files; `undefined` takes one away. */
export function tree(
  change: Readonly<Record<string, string | undefined>> = {},
  tracked?: readonly string[],
): Subject {
  const present = Object.entries({ ...TREE, ...change }).flatMap(([path, text]) =>
    text === undefined ? [] : [[path, Buffer.from(text)] as const],
  );
  const bytes = new Map(present);
  return async () => ({
    distributions: [],
    tree: await inspectTree({
      name: ".",
      files: present.map(([path, content]) => ({ path, size: content.length })),
      ...(tracked === undefined ? {} : { tracked }),
      read: (path) => Promise.resolve(bytes.get(path)),
    }),
  });
}

/** Several subjects handed in together, with what else is known. */
export function together(subjects: readonly Subject[], facts: Partial<CheckInput> = {}): Subject {
  return async () => {
    const inputs = await Promise.all(subjects.map((subject) => subject()));
    const merged = Object.assign({}, ...inputs) as CheckInput;
    return { ...merged, distributions: inputs.flatMap(({ distributions }) => distributions), ...facts };
  };
}
