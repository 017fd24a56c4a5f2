/** Plants one violation of each rule of the house; fails if a gate does not see it, or is green over nothing. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { ROOMS } from "../floors.ts";
import { architectureGate } from "../gates/architecture.gate.ts";
import { entryPointsGate } from "../gates/entry-points.gate.ts";
import { floorsGate } from "../gates/floors.gate.ts";
import { failuresOf } from "../gates/gate.ts";
import { HOUSE_GATES } from "../gates/house.ts";
import { packagesListedGate } from "../gates/packages-listed.gate.ts";
import { privateWordsGate } from "../gates/private-words.gate.ts";
import { serverRoomsGate } from "../gates/server-rooms.gate.ts";

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const made: string[] = [];
after(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

/** A checkout in which every gate is green, plus the files given. */
function checkout(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), "linchpin-gates-"));
  made.push(root);
  execFileSync("git", ["init", "-q"], { cwd: root });
  const clean = Object.fromEntries(ROOMS.map(({ name }) => [`packages/${name}/package.json`, "{}"]));
  const domain = { "packages/server/src/domain/a.ts": 'import "./b.ts";' };
  const page = { "ARCHITECTURE.md": readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8") };
  for (const [path, text] of Object.entries({ ...clean, ...domain, ...page, ...files })) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

function emptyCheckout(): string {
  const root = mkdtempSync(join(tmpdir(), "linchpin-gates-"));
  made.push(root);
  execFileSync("git", ["init", "-q"], { cwd: root });
  return root;
}

test("every gate is green over a clean checkout (fails if a gate cries wolf)", () => {
  const root = checkout({});
  assert.deepEqual(
    HOUSE_GATES.flatMap((gate) => failuresOf(gate, root)),
    [],
  );
});

test("every gate is red when it looked at nothing", () => {
  const root = emptyCheckout();
  for (const gate of HOUSE_GATES)
    assert.match(failuresOf(gate, root).join("\n"), /looked at nothing/, gate.title);
});

test("floors: a package that depends on a higher floor is seen", () => {
  const root = checkout({
    "packages/standards/package.json": '{"dependencies":{"@linchpin/server":"0.1.0"}}',
  });
  assert.match(failuresOf(floorsGate, root).join(), /standards \(floor 0\) may not depend on server/);
});

test("floors: a package whose code, not its tests, depends on testing is seen", () => {
  const root = checkout({ "packages/server/package.json": '{"dependencies":{"@linchpin/testing":"0.1.0"}}' });
  assert.match(failuresOf(floorsGate, root).join(), /server .* may not depend on testing/);
});

test("packages listed: a package outside the table is seen, and so is a room without a folder", () => {
  const unlisted = checkout({ "packages/attic/package.json": "{}" });
  assert.match(failuresOf(packagesListedGate, unlisted).join(), /attic is not in the table/);
  const missing = checkout({});
  rmSync(join(missing, "packages", "client"), { recursive: true });
  assert.match(failuresOf(packagesListedGate, missing).join(), /lists client/);
});

test("entry points: deep imports by name and by relative path are seen", () => {
  const root = checkout({
    "packages/cli/src/a.ts": 'import { x } from "@linchpin/server/src/x.ts";',
    "packages/cli/src/b.ts": 'export * from "../../server/src/x.ts";',
  });
  assert.equal(failuresOf(entryPointsGate, root).length, 2);
});

test("server rooms: a driver imported by the domain is seen, type-only too", () => {
  const root = checkout({ "packages/server/src/domain/c.ts": 'import type { Kysely } from "kysely";' });
  assert.match(failuresOf(serverRoomsGate, root).join(), /imports "kysely"/);
});

test("private words: a registry's host is seen wherever it stands", () => {
  const root = checkout({ "docs/a.md": `see https://${["files", "pythonhosted", "org"].join(".")}/x` });
  assert.match(failuresOf(privateWordsGate, root).join(), /docs\/a\.md, line 1/);
});

test("architecture page: a row that the table does not have is seen", () => {
  const page = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8").replace(
    "| 0 | [`standards`]",
    "| 3 | [`standards`]",
  );
  assert.match(failuresOf(architectureGate, checkout({ "ARCHITECTURE.md": page })).join(), /stale/);
});
