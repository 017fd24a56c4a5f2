/**
 * `node scripts/fetch-real-archives.ts [WHEELS] [SDISTS]`: the newest wheel and the newest sdist of popular projects, into
 * `.cache/real` (never committed), for the opt-in test that none of them is refused. At most 320 wheels and 120 sdists by
 * default, one after the other, none above the size limits. The index is the one that the machine's pip uses.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const TARGET = join(ROOT, ".cache", "real");
const MOST_WHEEL_BYTES = 20_000_000;
const MOST_SDIST_BYTES = 5_000_000;
const TIMEOUT_MILLISECONDS = 60_000;
const JSON_PAGE = "application/vnd.pypi.simple.v1+json";

/** The fields of a project page (PEP 691, 700) that this script needs. */
interface PageFile {
  readonly filename: string;
  readonly url: string;
  readonly hashes: Readonly<Record<string, string>>;
  readonly size?: number;
  readonly "upload-time"?: string;
  readonly yanked?: boolean | string;
}

/** What pip is told to use, else what pip itself takes when it is told nothing. */
function indexUrl(): string {
  const script = [
    "from pip._internal.cli.main_parser import create_main_parser",
    "from pip._internal.commands import create_command",
    "print(create_command('download').parser.get_default_values().index_url)",
  ].join("\n");
  const { stdout, stderr } = spawnSync("python3", ["-c", script], { encoding: "utf8" });
  const url = stdout.trim();
  if (!url.startsWith("http")) throw new Error(`pip names no index: ${stderr}`);
  return url.endsWith("/") ? url : `${url}/`;
}

async function filesOf(index: string, project: string): Promise<readonly PageFile[]> {
  const url = `${index}${project}/`;
  const response = await fetch(url, {
    headers: { accept: JSON_PAGE },
    signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
  });
  if (!response.ok) return [];
  const { files } = (await response.json()) as { files: PageFile[] };
  return files.map((file) => ({ ...file, url: new URL(file.url, url).href }));
}

/** The last file in upload order that is small enough and not yanked. */
function newest(files: readonly PageFile[], suffix: string, mostBytes: number): PageFile | undefined {
  return files
    .filter((file) => file.filename.endsWith(suffix) && !file.yanked && (file.size ?? 0) <= mostBytes)
    .toSorted((one, other) => ((one["upload-time"] ?? "") < (other["upload-time"] ?? "") ? -1 : 1))
    .at(-1);
}

/** A file whose digest is wrong stops the script. */
async function fetchFile(file: PageFile): Promise<void> {
  const path = join(TARGET, file.filename);
  if (existsSync(path)) return;
  const response = await fetch(file.url, { signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest !== file.hashes["sha256"]) throw new Error(`${file.filename} is not what the index announced`);
  writeFileSync(path, bytes);
}

async function main(): Promise<void> {
  const [mostWheels = 320, mostSdists = 120] = process.argv.slice(2).map(Number);
  const projects = JSON.parse(
    readFileSync(join(ROOT, "scripts", "popular-projects.table.json"), "utf8"),
  ) as string[];
  mkdirSync(TARGET, { recursive: true });
  const index = indexUrl();
  let [wheels, sdists] = [0, 0];
  for (const project of projects) {
    if (wheels >= mostWheels && sdists >= mostSdists) break;
    const files = await filesOf(index, project);
    const wheel = wheels < mostWheels ? newest(files, ".whl", MOST_WHEEL_BYTES) : undefined;
    const sdist = sdists < mostSdists ? newest(files, ".tar.gz", MOST_SDIST_BYTES) : undefined;
    for (const file of [wheel, sdist]) if (file !== undefined) await fetchFile(file);
    wheels += wheel === undefined ? 0 : 1;
    sdists += sdist === undefined ? 0 : 1;
    process.stdout.write(`\r${wheels} wheels, ${sdists} sdists (${project})\u001b[K`);
  }
  process.stdout.write("\n");
}

await main();
