/** METADATA of the usual size: read alone, and read and judged, beside `packaging`. */
import { checkMetadata, readMetadata } from "@linchpin/standards";
import { type BenchRow, rateRow } from "../row.ts";
import { findPackagingPython, ownRate, pythonRate } from "./python-peer.ts";

const SECONDS = 2;

const READ = `
from packaging.metadata import parse_email
def work(items):
    for item in items: parse_email(item.encode())
`;
const JUDGE = `
from packaging.metadata import Metadata
def work(items):
    for item in items: Metadata.from_email(item.encode())
`;

export function run(): Promise<readonly BenchRow[]> {
  const python = findPackagingPython();
  if (python === undefined) return Promise.resolve([]);
  const texts = Array.from({ length: 200 }, (_, index) => metadataText(index));
  const files = texts.map((text) => new TextEncoder().encode(text));
  const peer = `packaging ${python.version}`;
  const row = (bench: string, work: (file: Uint8Array) => unknown, program: string): BenchRow => {
    const ours = ownRate<Uint8Array>((items) => items.forEach(work), files, SECONDS);
    return rateRow(bench, "files/s", ours, peer, pythonRate(python, program, texts, SECONDS));
  };
  return Promise.resolve([
    row("METADATA: read", readMetadata, READ),
    row("METADATA: read and validate", (file) => checkMetadata(file, { strict: true }), JUDGE),
  ]);
}

/** What a project of some size writes: 40 headers and a description of a few kilobytes, partly not ASCII. */
function metadataText(index: number): string {
  const lines = [
    "Metadata-Version: 2.4",
    `Name: project-${index}`,
    `Version: ${index}.2.3`,
    "Summary: A project of the usual size",
    "Author-email: Jane Doe <jane@host.example>, José <jose@host.example>",
    "License-Expression: MIT OR Apache-2.0",
    "License-File: LICENSE",
    "Project-URL: Homepage, https://host.example/",
    "Project-URL: Issues, https://host.example/issues",
    "Keywords: packaging,index,wheel",
    ...[9, 10, 11, 12, 13, 14].map((minor) => `Classifier: Programming Language :: Python :: 3.${minor}`),
    "Classifier: Operating System :: OS Independent",
    "Requires-Python: >=3.9,!=3.9.1",
    "Description-Content-Type: text/markdown; charset=UTF-8; variant=GFM",
    ...Array.from(
      { length: 14 },
      (_, at) => `Requires-Dist: dependency-${at}[extra]>=${at}.${index % 7},<${at + 1}`,
    ),
    ...Array.from(
      { length: 4 },
      (_, at) => `Requires-Dist: tool-${at}; python_version < "3.11" and extra == "test"`,
    ),
    "Provides-Extra: test",
  ];
  const paragraph = `## Part ${index}\n\nText with *marks*, \`code\` and naïve letters: ${"words and words ".repeat(12)}\n\n`;
  return `${lines.join("\n")}\n\n${paragraph.repeat(20)}`;
}
