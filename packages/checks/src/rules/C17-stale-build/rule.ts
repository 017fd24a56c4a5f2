import { installedPathOf, mapPackages } from "../../analysis/source-map.ts";
import type { TreeFacts } from "../../facts/tree-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

/** Files that backends fill in while they build. */
const FILLED_IN = /(?:^|\/)(?:_*version_*|__about__|_build[^/]*|_meta|__config__)\.py$/i;

export const rule: WheelRule = {
  id: "C17",
  title: "wheel was built from another state of the source",
  severity: "warning",
  needs: ["tree"],
  scope: "wheel",
  check: (wheel, { tree }) => (tree === undefined ? [] : compare(wheel, tree)),
};

function compare(wheel: WheelFacts, tree: TreeFacts): Draft[] {
  const members = new Map([...wheel.installed].map(([member, path]) => [path, member]));
  const differing = mapPackages(wheel, tree).flatMap((mapped) =>
    [...tree.files]
      .filter(([path]) => path.startsWith(mapped.folder) && !FILLED_IN.test(path))
      .flatMap(([path, { sha256 }]) => {
        const member = members.get(installedPathOf(mapped, path));
        const packed = member === undefined ? undefined : wheel.files.get(member)?.sha256;
        return member === undefined || sha256 === undefined || packed === sha256 ? [] : [{ path, member }];
      }),
  );
  const [first] = differing;
  if (first === undefined) return [];
  const more = differing.length > 1 ? ` (and ${differing.length - 1} more)` : "";
  return [
    {
      member: first.member,
      state: `${first.member}${more} is not what ${first.path} is now`,
      trigger: "publishing what is in the folder",
      consequence: "what is published is not the code of this commit, however the tests of it went",
      remedy: "empty the output folder, remove build/, and build again",
      evidence: { members: differing.slice(0, 50).map(({ member }) => member) },
    },
  ];
}
