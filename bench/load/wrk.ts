/** Load on one URL: wrk where it is installed, autocannon elsewhere. */
import { execFileSync, spawnSync } from "node:child_process";
import autocannon from "autocannon";

export interface Load {
  readonly connections: number;
  readonly seconds: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Measured {
  readonly requestsPerSecond: number;
  readonly bytesPerSecond: number;
  /** Requests in all. */
  readonly requests: number;
}

/** Throws where any answer is not 2xx or 3xx: a fast error is no result. */
export function measureLoad(url: string, load: Load): Promise<Measured> {
  return hasWrk() ? Promise.resolve(withWrk(url, load)) : withAutocannon(url, load);
}

function hasWrk(): boolean {
  return spawnSync("wrk", ["--version"], { stdio: "ignore" }).error === undefined;
}

function withWrk(url: string, load: Load): Measured {
  const headers = Object.entries(load.headers ?? {}).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const parameters = ["-t1", `-c${load.connections}`, `-d${load.seconds}s`, ...headers, url];
  const output = execFileSync("wrk", parameters, { encoding: "utf8", timeout: (load.seconds + 30) * 1000 });
  const failed = /Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)/.exec(output);
  if (failed !== null) throw new Error(`${url}: ${failed[0]}`);
  const requests = Number(/(\d+) requests in/.exec(output)?.[1] ?? 0);
  return {
    requests,
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1] ?? 0),
    bytesPerSecond: sizeOf(/Transfer\/sec:\s+([\d.]+[KMG]?B)/.exec(output)?.[1] ?? "0B"),
  };
}

function sizeOf(text: string): number {
  const units: Readonly<Record<string, number>> = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 };
  const found = /^([\d.]+)([KMG]?B)$/.exec(text);
  return Number(found?.[1] ?? 0) * (units[found?.[2] ?? "B"] ?? 1);
}

async function withAutocannon(url: string, load: Load): Promise<Measured> {
  const result = await autocannon({
    url,
    connections: load.connections,
    duration: load.seconds,
    headers: { ...load.headers },
  });
  if (result.non2xx - (result["3xx"] ?? 0) > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refused`);
  return {
    requests: result.requests.total,
    requestsPerSecond: result.requests.average,
    bytesPerSecond: result.throughput.average,
  };
}
