/** Lock files read and judged, beside `packaging` with CPython's own TOML reader. */
import { parsePylock } from "@linchpin/standards";
import { type BenchRow, rateRow } from "../row.ts";
import { findPackagingPython, ownRate, pythonRate } from "./python-peer.ts";

const SECONDS = 2;
const PACKAGES = 300;

const READ = `
import tomllib
from packaging.pylock import Pylock
def work(items):
    for item in items: Pylock.from_dict(tomllib.loads(item))
`;

export function run(): Promise<readonly BenchRow[]> {
  const python = findPackagingPython();
  if (python === undefined) return Promise.resolve([]);
  const texts = [lockText()];
  const ours = ownRate<string>((items) => items.forEach((item) => parsePylock(item)), texts, SECONDS);
  const theirs = pythonRate(python, READ, texts, SECONDS);
  const bench = `pylock.toml of ${PACKAGES} packages: read and validate`;
  return Promise.resolve([rateRow(bench, "files/s", ours, `packaging ${python.version}`, theirs)]);
}

/** Each package with an sdist and five wheels, as lockers write it. */
function lockText(): string {
  const file = (name: string, index: number) =>
    `{name = "${name}", upload-time = 2026-01-02T03:04:05Z, url = "https://files.example/${index}/${name}", size = ${1000 + index}, hashes = {sha256 = "${"ab".repeat(32)}"}}`;
  const packages = Array.from({ length: PACKAGES }, (_, index) => {
    const stem = `package_${index}-1.${index}.0`;
    const wheels = [9, 10, 11, 12, 13].map((minor) =>
      file(`${stem}-cp3${minor}-cp3${minor}-manylinux_2_17_x86_64.whl`, index),
    );
    return `
[[packages]]
name = "package-${index}"
version = "1.${index}.0"
marker = "python_version >= '3.9' and sys_platform == 'linux'"
requires-python = ">=3.9"
index = "https://index.example/simple/"
sdist = ${file(`${stem}.tar.gz`, index)}
wheels = [
${wheels.map((wheel) => `    ${wheel},\n`).join("")}]
`;
  });
  return `lock-version = "1.0"\nrequires-python = ">=3.9"\ncreated-by = "bench"\n${packages.join("")}`;
}
