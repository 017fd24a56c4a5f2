// Fails if an archive that real tools write, and that every reader reads alike, is refused as an upload.
import { describe, it } from "node:test";
import { harmlessArchives } from "@linchpin/testing";
import { bytesSource, openSdist, openWheel } from "../../src/index.ts";

describe("harmless archives", () => {
  for (const { name, fileName, bytes } of harmlessArchives()) {
    it(`upload accepts: ${name}`, async () => {
      await (fileName.endsWith(".whl") ? openWheel : openSdist)(bytesSource(bytes), fileName);
    });
  }
});
