import { sourceModules } from "../../analysis/import-graph.ts";
import { mapPackages } from "../../analysis/source-map.ts";
import { isSupportCode, isVendored } from "../../analysis/test-code.ts";
import type { Source } from "../../facts/member-facts.ts";
import type { WheelFacts, WheelModule } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ResourceUse } from "../../python/outline.ts";
import type { WheelRule } from "../../rule.ts";
import { sourceOf } from "../C04-source-and-wheel/rule.ts";

export const rule: WheelRule = {
  id: "C15",
  title: "code reads a file of the package that is not in the wheel",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel, release) => {
    const source = sourceOf(release);
    const paths = new Set(wheel.installed.values());
    const drafts: Draft[] = [];
    for (const [module, { resources }] of sourceModules(wheel)) {
      if (isSupportCode(module.member) || isVendored(module.member)) continue;
      for (const use of resources) drafts.push(...checkUse({ wheel, module, use, paths, source }));
    }
    return onceEach(drafts);
  },
};

interface Question {
  readonly wheel: WheelFacts;
  readonly module: WheelModule;
  readonly use: ResourceUse;
  readonly paths: ReadonlySet<string>;
  readonly source: Source | undefined;
}

function checkUse({ wheel, module, use, paths, source }: Question): Draft[] {
  const named = use.strings.filter(isFileName).at(-1);
  if (named === undefined) return [];
  const tail = tailOf(use.strings, named);
  if (isAmong(paths, tail) || isAmong(wheel.files.keys(), tail)) return [];
  const inSource = source === undefined ? undefined : placeInSource(wheel, source, tail);
  // What neither the wheel nor the source has is made when the program runs, or was lost before the sdist was made.
  if (inSource === undefined && (source !== undefined || !use.reads)) return [];
  return [
    {
      severity: inSource === undefined ? "advice" : "error",
      member: module.member,
      line: use.line,
      state: `${module.name} reads ${tail}, and the wheel does not have it${inSource === undefined ? "" : ` (the ${source?.origin} has ${inSource})`}`,
      trigger: `installing it and using ${module.name}`,
      consequence: `FileNotFoundError: ${tail}, although it works in the source tree`,
      remedy: "tell the backend to pack the file (package-data, include, artifacts)",
      evidence: { file: tail },
    },
  ];
}

/** A literal that names one file: no patterns, no fields, no folders above. */
function isFileName(text: string): boolean {
  return (
    /^[\w][\w./ -]{0,150}\.[A-Za-z]\w{0,9}$/.test(text) &&
    !text.includes("..") &&
    !/\.(?:py|pyc|so|pyd|dll|exe|org|com|net|io|tmp|log|lock|pid|cache|dist-info|egg-info)$/i.test(text)
  );
}

/** `HERE / "data" / "table.json"` gives `data/table.json`; names before the folder are left out. */
function tailOf(strings: readonly string[], named: string): string {
  const before = strings[strings.lastIndexOf(named) - 1];
  const isFolder =
    before !== undefined &&
    /^[\w-]{1,40}$/.test(before) &&
    !named.includes("/") &&
    !/^(?:r|rb|rt|w|wb|a|utf-?8|ascii|latin-?1|.*codec.*)$/i.test(before);
  return isFolder ? `${before}/${named}` : named;
}

/** Whether a path ends with the tail; a folder before the name may also be the name of the package itself. */
function isAmong(paths: Iterable<string>, tail: string): boolean {
  const base = tail.slice(tail.lastIndexOf("/") + 1);
  for (const path of paths) if (path === base || path.endsWith(`/${base}`)) return true;
  return false;
}

/** Only what lies in a package that the wheel has could have been packed with it. */
function placeInSource(wheel: WheelFacts, source: Source, tail: string): string | undefined {
  const folders = mapPackages(wheel, source).map(({ folder }) => folder);
  return [...source.files.keys()].find(
    (path) => path.endsWith(`/${tail}`) && folders.some((folder) => path.startsWith(folder)),
  );
}

function onceEach(drafts: readonly Draft[]): Draft[] {
  const byFile = Map.groupBy(drafts, ({ evidence }) => evidence?.["file"]);
  return [...byFile.values()].map((group) => group[0]!);
}
