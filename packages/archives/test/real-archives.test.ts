// Fails if a wheel or an sdist that a popular project published is refused as an upload. Opt-in, because the files are not in
// the repository: `node scripts/fetch-real-archives.ts`, then this test with LINCHPIN_REAL=1 (20 seconds for 450 files).
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { ArchiveError, fileSource, openSdist, openWheel } from "../src/index.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "..", ".cache", "real");
const WANTED = process.env["LINCHPIN_REAL"] !== undefined && existsSync(FOLDER);

describe("real archives", {
  skip: WANTED ? false : "LINCHPIN_REAL is not set, or nothing was fetched",
}, () => {
  it("an upload accepts every one", async () => {
    const refusals: string[] = [];
    const fileNames = readdirSync(FOLDER).filter((name) => /\.(?:whl|tar\.gz)$/.test(name));
    assert.ok(fileNames.length >= 300, `only ${fileNames.length} files were fetched`);
    for (const fileName of fileNames) {
      const refusal = await refusalOf(fileName);
      if (refusal !== undefined) refusals.push(`${fileName}: ${refusal}`);
    }
    assert.deepEqual(refusals, []);
  });
});

async function refusalOf(fileName: string): Promise<string | undefined> {
  const source = await fileSource(join(FOLDER, fileName));
  try {
    await (fileName.endsWith(".whl") ? openWheel : openSdist)(source, fileName);
    return undefined;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return `${error.problem.code}, ${error.problem.state}`;
  } finally {
    await source.close();
  }
}
