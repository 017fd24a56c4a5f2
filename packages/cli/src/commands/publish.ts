/** `linchpin publish FILES…`: wheels and sdists to an index, each read before any is sent, sdists first. */
import { globSync } from "node:fs";
import { resolve } from "node:path";
import type { LocalDistribution, RetryNotice, UploadOutcome } from "@linchpin/client";
import { readLocalDistribution, uploadFile } from "@linchpin/client";
import type { Command } from "commander";
import { EXIT } from "../exit-codes.ts";
import { failure } from "../failure.ts";
import { examples } from "../options/examples.ts";
import { addServerOptions, requireToken, type ServerOptions, serverUrl } from "../options/server-options.ts";
import { progressBar } from "../output/progress-bar.ts";
import { writeResult } from "../output/result.ts";
import { runSteps, type Step } from "../output/steps.ts";
import { bytesText, countText } from "../output/units.ts";
import type { Terminal } from "../terminal.ts";

interface PublishOptions extends ServerOptions {
  readonly index: string;
}

/** Where a file goes, and how the command reports on it. */
interface Target {
  readonly server: URL;
  readonly index: string;
  readonly token: string;
}

interface PublishedFile {
  readonly distribution: LocalDistribution;
  readonly outcome: UploadOutcome;
}

export function define(command: Command, terminal: Terminal): void {
  addServerOptions(command.argument("<files...>", "wheels (.whl) and sdists (.tar.gz)"))
    .option("--index <name>", "the index that takes them", "staging")
    .addHelpText(
      "after",
      examples("linchpin publish dist/*", "linchpin publish --index staging dist/acme_tool-2.1.0.tar.gz"),
    )
    .action(async (files: readonly string[], options: PublishOptions) => publish(files, options, terminal));
}

async function publish(files: readonly string[], options: PublishOptions, terminal: Terminal): Promise<void> {
  const server = serverUrl(options, terminal);
  const target = { server, index: options.index, token: requireToken(options, server, terminal) };
  const distributions = await readAll(files, terminal);
  const published: PublishedFile[] = [];
  await runSteps(
    terminal,
    distributions.map((distribution) => uploadStep(distribution, target, published, terminal)),
  );
  writeResult(terminal, publishedJson(published, target), () => publishedText(published, target));
}

/** Everything is read before anything is sent: a bad file leaves the index as it was. */
async function readAll(files: readonly string[], terminal: Terminal): Promise<readonly LocalDistribution[]> {
  const distributions: LocalDistribution[] = [];
  for (const path of expand(files, terminal.workingFolder)) {
    distributions.push(await readLocalDistribution(path, terminal.signal));
  }
  return distributions.toSorted(releaseOrder);
}

/** `dist/*` reaches us as it is where the shell found nothing, and in shells that leave the stars to programs. */
function expand(files: readonly string[], folder: string): readonly string[] {
  const paths = files.flatMap((file) =>
    /[*?]/.test(file) ? globSync(file, { cwd: folder }).toSorted() : [file],
  );
  if (paths.length > 0) return [...new Set(paths.map((path) => resolve(folder, path)))];
  throw failure(EXIT.usage, {
    code: "usage-files-missing",
    state: `no file matches ${files.join(" ")}`,
    trigger: "linchpin publish",
    consequence: "nothing was sent",
    remedy: "build the project first, for example with uv build or python -m build",
  });
}

/** Release by release. The sdist goes first: whoever looks between two uploads then finds what builds everywhere. */
function releaseOrder(left: LocalDistribution, right: LocalDistribution): number {
  const key = ({ project, version, kind, filename }: LocalDistribution): string =>
    [project, version, kind === "sdist" ? "0" : "1", filename].join("\0");
  return key(left) < key(right) ? -1 : 1;
}

function uploadStep(
  distribution: LocalDistribution,
  target: Target,
  published: PublishedFile[],
  terminal: Terminal,
): Step {
  return {
    title: distribution.filename,
    run: async (progress) => {
      const outcome = await uploadFile({
        ...target,
        distribution,
        signal: terminal.signal,
        onProgress: (sent, total) => progress(progressBar(sent, total)),
        onRetry: (notice) => progress(retryText(notice)),
      });
      published.push({ distribution, outcome });
      return outcome === "uploaded" ? bytesText(distribution.size) : "unchanged: the index has these bytes";
    },
  };
}

function retryText({ error, attempt, waitMilliseconds }: RetryNotice): string {
  return `${error.problem.state}; try ${attempt + 1} in ${Math.ceil(waitMilliseconds / 1000)} s`;
}

function publishedJson(published: readonly PublishedFile[], target: Target): unknown {
  const files = published.map(({ distribution, outcome }) => {
    const { filename, project, version, size, sha256 } = distribution;
    return { filename, project, version, size, sha256, outcome };
  });
  return { server: target.server.href, index: target.index, files };
}

function publishedText(published: readonly PublishedFile[], target: Target): string {
  const uploaded = published.filter(({ outcome }) => outcome === "uploaded").length;
  const unchanged = published.length - uploaded;
  const releases = new Set(
    published.map(({ distribution }) => `${distribution.project} ${distribution.version}`),
  );
  const known = unchanged === 0 ? "" : `, ${unchanged} unchanged`;
  const counted = `${countText(uploaded, "file")} uploaded to ${target.index}${known}\n`;
  if (target.index !== "staging") return counted;
  return counted + [...releases].map((release) => `next: linchpin promote ${release}\n`).join("");
}
