import { importGraph, outlineOf } from "../../analysis/import-graph.ts";
import { isSupportCode } from "../../analysis/test-code.ts";
import { topLevelNames } from "../../analysis/top-level.ts";
import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C07",
  title: "types that type checkers will not look at",
  severity: "warning",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel, release) =>
    topLevelNames(wheel).flatMap(({ name }) => checkPackage(wheel, name, release) ?? []),
};

function checkPackage(wheel: WheelFacts, name: string, release: ReleaseFacts): Draft | undefined {
  const isPackage = wheel.modules.get(name)?.isPackage === true;
  if (!isPackage || hasMarker(wheel, name) || isSupportCode(`${name}/x`)) return undefined;
  const inSource = markerInSource(release, name);
  if (inSource !== undefined) {
    return draft(
      wheel,
      name,
      "warning",
      `the source has ${inSource}, and the wheel does not`,
      "tell the backend to pack it (package-data, include)",
    );
  }
  const isMain = name.replaceAll("_", "-").toLowerCase() === wheel.name.name;
  if (isMain && wheel.metadata.classifiers.includes("Typing :: Typed")) {
    return draft(
      wheel,
      name,
      "warning",
      `the classifier says "Typing :: Typed", and ${name} has no py.typed`,
      `add an empty ${name}/py.typed and pack it`,
    );
  }
  return annotated(wheel, name);
}

/** `py.typed` of the package, or of the packages below a namespace; stubs in a package of their own need none. */
function hasMarker(wheel: WheelFacts, name: string): boolean {
  const names = new Set(wheel.installed.values());
  return names.has(`${name}/py.typed`) || [...names].some((path) => path.startsWith(`${name}-stubs/`));
}

function markerInSource({ tree, sdists }: ReleaseFacts, name: string): string | undefined {
  const source = tree ?? sdists[0];
  return [...(source?.files.keys() ?? [])].find(
    (path) => path === `${name}/py.typed` || path.endsWith(`/${name}/py.typed`),
  );
}

/** Most functions have annotations, so somebody cares. */
function annotated(wheel: WheelFacts, name: string): Draft | undefined {
  let functions = 0;
  let withTypes = 0;
  for (const module of wheel.modules.values()) {
    if (module.name !== name && !module.name.startsWith(`${name}.`)) continue;
    const outline = outlineOf(wheel, module);
    functions += outline?.functions ?? 0;
    withTypes += outline?.annotatedFunctions ?? 0;
  }
  const hasStubs = [...wheel.installed.values()].some(
    (path) => path.startsWith(`${name}/`) && path.endsWith(".pyi"),
  );
  const isTyped = functions > 0 && withTypes / functions > TYPED_SHARE;
  if ((!isTyped && !hasStubs) || !importGraph(wheel).roots.includes(name)) return undefined;
  const state = hasStubs
    ? `${name} has stub files and no py.typed`
    : `${withTypes} of ${functions} functions of ${name} have annotations, and there is no py.typed`;
  return draft(wheel, name, "advice", state, `add an empty ${name}/py.typed and pack it`);
}

const TYPED_SHARE = 0.8;

function draft(
  wheel: WheelFacts,
  name: string,
  severity: "warning" | "advice",
  state: string,
  remedy: string,
): Draft {
  return {
    severity,
    member: wheel.modules.get(name)?.member ?? "",
    state,
    trigger: "type-checking a project that uses it (PEP 561)",
    consequence: "type checkers ignore its annotations: everything from it is of unknown type",
    remedy,
  };
}
