/**
 * What every end-to-end test stands on: a fake upstream in this process, with a dependency and the wheels of the build
 * backends, and a Linchpin in another process that mirrors it.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseWheelFileName } from "@linchpin/standards";
import { type FakeUpstream, type MadeFile, makeWheel, startFakeUpstream } from "@linchpin/testing";
import { ensureBuildBackends } from "../setup.ts";
import { isolatedEnvironment } from "./isolation.ts";
import { DEPENDENCY } from "./projects.ts";
import { type Linchpin, type LinchpinOptions, startLinchpin } from "./server.ts";

export interface Stage {
  /** Gone after `close`. */
  readonly folder: string;
  readonly linchpin: Linchpin;
  readonly upstream: FakeUpstream;
  readonly simpleUrl: (index: string) => string;
  readonly legacyUrl: (index: string) => string;
  /** For a client whose programs are in `bins`. pip and uv in it look at `main`, also where a build backend is fetched. */
  readonly environment: (...bins: readonly string[]) => Record<string, string>;
  readonly close: () => Promise<void>;
}

export interface StageOptions extends Pick<LinchpinOptions, "environment"> {
  /** Whether a client will build a project, and therefore fetch a build backend through the mirror. */
  readonly backends?: boolean;
}

export async function startStage(options: StageOptions = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), "linchpin-e2e-"));
  const upstream = await startFakeUpstream();
  const linchpin = await startLinchpinOn(upstream, folder, options).catch(async (error: unknown) => {
    await upstream.stop();
    throw error;
  });
  const simpleUrl = (index: string): string => `${linchpin.url}/${index}/simple/`;
  return {
    folder,
    linchpin,
    upstream,
    simpleUrl,
    legacyUrl: (index) => `${linchpin.url}/${index}/legacy/`,
    environment: (...bins) => ({
      ...isolatedEnvironment(folder, bins),
      PIP_INDEX_URL: simpleUrl("main"),
      UV_DEFAULT_INDEX: simpleUrl("main"),
    }),
    close: async () => {
      await linchpin.close();
      await upstream.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function startLinchpinOn(
  upstream: FakeUpstream,
  folder: string,
  options: StageOptions,
): Promise<Linchpin> {
  for (const version of ["1.0", "1.1"]) addWheel(upstream, dependencyWheel(version));
  if (options.backends === true) await addBackends(upstream);
  return await startLinchpin({ folder, upstream: upstream.url, ...options });
}

/** Puts a wheel on the upstream's pages, without `.metadata`, as many indexes have it. */
export function addWheel(upstream: FakeUpstream, { fileName, bytes }: MadeFile): void {
  upstream.add(parseWheelFileName(fileName).name, { filename: fileName, bytes });
}

/** A wheel of the dependency, whose module says its version. */
function dependencyWheel(version: string): MadeFile {
  return makeWheel({
    name: DEPENDENCY,
    version,
    files: { [`${DEPENDENCY}/__init__.py`]: `__version__ = "${version}"\n` },
  });
}

async function addBackends(upstream: FakeUpstream): Promise<void> {
  const folder = await ensureBuildBackends();
  const names = (await readdir(folder)).filter((name) => name.endsWith(".whl"));
  for (const fileName of names)
    addWheel(upstream, { fileName, bytes: await readFile(join(folder, fileName)) });
}
