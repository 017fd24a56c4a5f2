// Fails if any made-up hostile archive is accepted, is refused for another reason than its own, or is accepted by a mirror
// without a word.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type HostileArchive, hostileArchives } from "@linchpin/testing";
import {
  ArchiveError,
  bytesSource,
  openSdist,
  openWheel,
  SHAPES,
  type ShapeCode,
  type Strictness,
} from "../../src/index.ts";

const ARCHIVES = hostileArchives();

describe("hostile archives", () => {
  it("are at least sixty, each with a name of its own", () => {
    assert.ok(ARCHIVES.length >= 60);
    assert.equal(new Set(ARCHIVES.map(({ name }) => name)).size, ARCHIVES.length);
  });

  for (const archive of ARCHIVES) {
    it(`upload refuses: ${archive.name}`, async () => {
      const { problem } = await refusal(archive, "upload");
      assert.equal(problem.code, archive.code, problem.state);
      assert.equal(problem.severity, "error");
      assert.equal(problem.row, SHAPES[archive.code as ShapeCode].row);
      for (const line of [problem.state, problem.trigger, problem.consequence, problem.remedy])
        assert.notEqual(line, "");
    });

    it(`mirror ${archive.mirrored === "listed" ? "lists" : "refuses"}: ${archive.name}`, async () => {
      if (archive.mirrored === "refused") await refusal(archive, "mirrored");
      else assert.ok((await oddities(archive)).includes(archive.code));
    });
  }
});

async function refusal(archive: HostileArchive, strictness: Strictness): Promise<ArchiveError> {
  try {
    await open(archive, strictness);
  } catch (error) {
    assert.ok(error instanceof ArchiveError, String(error));
    return error;
  }
  return assert.fail(`accepted: ${archive.why}`);
}

async function oddities(archive: HostileArchive): Promise<readonly string[]> {
  const opened = await open(archive, "mirrored");
  return opened.oddities.map(({ code }) => code);
}

function open({ fileName, bytes, code }: HostileArchive, strictness: Strictness) {
  const isSdist = fileName.includes(".tar") || code.startsWith("sdist-");
  return (isSdist ? openSdist : openWheel)(bytesSource(bytes), fileName, { strictness });
}
