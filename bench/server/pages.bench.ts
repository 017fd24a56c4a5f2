/** Simple pages, metadata and file bytes under load, ours beside nginx serving the same bytes. */
import { rm } from "node:fs/promises";
import { usageOf } from "../load/process.ts";
import type { Serving } from "../load/serving.ts";
import { type Load, measureLoad } from "../load/wrk.ts";
import { type BenchRow, costRow, rateRow } from "../row.ts";
import { HEAVY, LARGE, makeFilledData, SMALL, startLinchpin } from "./linchpin.ts";
import { startNginx } from "./nginx.ts";

interface Case {
  readonly name: string;
  /** The path at our server; nginx serves its body under `nginxPath`. */
  readonly path: string;
  readonly nginxPath: string;
  readonly load: Load;
  readonly unit: "requests/s" | "MB/s";
}

const JSON_PAGE = "application/vnd.pypi.simple.v1+json";
const SECONDS = 4;

export async function run(): Promise<readonly BenchRow[]> {
  const data = makeFilledData();
  const ours = await startLinchpin(data);
  try {
    const cases = await casesOf(ours.url);
    const bodies = new Map<string, Uint8Array>();
    for (const each of cases) bodies.set(each.nginxPath, await bodyOf(`${ours.url}${each.path}`));
    const nginx = await startNginx(bodies);
    if (nginx === undefined) return [];
    try {
      return await compareAll(ours, nginx, cases);
    } finally {
      await nginx.stop();
    }
  } finally {
    await ours.stop();
    await rm(data, { recursive: true });
  }
}

async function compareAll(
  ours: Serving,
  nginx: Serving,
  cases: readonly Case[],
): Promise<readonly BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const each of cases) rows.push(...(await compare(ours, nginx, each)));
  return rows;
}

/** Two rows: the rate, and the processor seconds that 10,000 requests cost. */
async function compare(ours: Serving, nginx: Serving, each: Case): Promise<readonly BenchRow[]> {
  const [mine, theirs] = [
    await loaded(ours, each.path, each.load),
    await loaded(nginx, `/${each.nginxPath}`, each.load),
  ];
  const rate = each.unit === "MB/s" ? "megabytes" : "requests";
  return [
    rateRow(each.name, each.unit, mine[rate], "nginx", theirs[rate]),
    costRow(`${each.name}, processor`, "s per 10,000", mine.processor, "nginx", theirs.processor),
  ];
}

async function loaded(server: Serving, path: string, load: Load) {
  const before = usageOf(server.pid).processorSeconds;
  const measured = await measureLoad(`${server.url}${path}`, await withEntityTag(server, path, load));
  const spent = usageOf(server.pid).processorSeconds - before;
  return {
    requests: measured.requestsPerSecond,
    megabytes: measured.bytesPerSecond / 1e6,
    processor: (spent / measured.requests) * 10_000,
  };
}

/** A load that asks "if changed since" needs the tag of the server that is asked. */
async function withEntityTag(server: Serving, path: string, load: Load): Promise<Load> {
  if (load.headers?.["If-None-Match"] === undefined) return load;
  const { "If-None-Match": _asked, ...others } = load.headers;
  const answer = await fetch(`${server.url}${path}`, {
    headers: { ...others, "Accept-Encoding": "identity" },
  });
  await answer.arrayBuffer();
  return { ...load, headers: { ...load.headers, "If-None-Match": answer.headers.get("etag") ?? "" } };
}

async function bodyOf(url: string): Promise<Uint8Array> {
  const answer = await fetch(url, { headers: { Accept: JSON_PAGE, "Accept-Encoding": "identity" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function casesOf(url: string): Promise<readonly Case[]> {
  const page = (project: string) => `/staging/simple/${project}/`;
  const accept = { Accept: JSON_PAGE };
  const pages = [SMALL, LARGE].flatMap(({ project, files }): readonly Case[] => {
    const common = { path: page(project), nginxPath: `${project}.json`, unit: "requests/s" } as const;
    return [
      {
        ...common,
        name: `page of ${files} files, 32 connections`,
        load: { connections: 32, seconds: SECONDS, headers: accept },
      },
      {
        ...common,
        name: `page of ${files} files, 1 connection`,
        load: { connections: 1, seconds: SECONDS, headers: accept },
      },
      {
        ...common,
        name: `page of ${files} files, gzip, 32 connections`,
        load: { connections: 32, seconds: SECONDS, headers: { ...accept, "Accept-Encoding": "gzip" } },
      },
      {
        ...common,
        name: `page of ${files} files, 304, 32 connections`,
        load: { connections: 32, seconds: SECONDS, headers: { ...accept, "If-None-Match": "ask" } },
      },
    ];
  });
  return [...pages, ...(await fileCases(url))];
}

async function fileCases(url: string): Promise<readonly Case[]> {
  const answer = await fetch(`${url}/staging/simple/${HEAVY.project}/`, { headers: { Accept: JSON_PAGE } });
  const { files } = (await answer.json()) as {
    readonly files: readonly { readonly url: string; readonly size: number }[];
  };
  const sorted = files
    .toSorted((a, b) => a.size - b.size)
    .map((file) => new URL(file.url, answer.url).pathname);
  const wheels = sorted.map((path, index): Case => {
    const size = `${HEAVY.bytes[index]} MB`;
    return {
      name: `file of ${size}, 32 connections`,
      path,
      nginxPath: `file-${index}`,
      load: { connections: 32, seconds: SECONDS },
      unit: "MB/s",
    };
  });
  const small: Load = { connections: 32, seconds: SECONDS };
  const first = sorted[0] ?? "";
  return [
    {
      name: ".metadata, 32 connections",
      path: `${first}.metadata`,
      nginxPath: "metadata",
      load: small,
      unit: "requests/s",
    },
    {
      name: "range of 64 kB, 32 connections",
      path: first,
      nginxPath: "file-0",
      load: { ...small, headers: { Range: "bytes=1000-65999" } },
      unit: "requests/s",
    },
    ...wheels,
  ];
}
