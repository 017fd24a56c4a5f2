import { pyprojectOf } from "../../facts/statement.ts";
import type { TreeRule } from "../../rule.ts";

export const rule: TreeRule = {
  id: "P03",
  title: "build requirement without an upper bound",
  severity: "advice",
  needs: ["tree"],
  scope: "tree",
  check: (tree) => {
    const requires = pyprojectOf(tree)?.value?.buildSystem;
    if (requires === undefined || requires.isDefault) return [];
    const open = requires.requires
      .filter((requirement) => !isBounded(requirement.specifiers.specifiers))
      .map(({ name }) => name);
    if (open.length === 0) return [];
    return [
      {
        file: "pyproject.toml",
        field: "build-system.requires",
        state: `${open.join(", ")} may be of any future version`,
        trigger: "building this version again after a new major release of them",
        consequence: "the build breaks, or writes metadata that the index does not know yet",
        remedy: `give an upper bound, for example "${open[0]}<N", or build releases with a lock`,
        evidence: { unbounded: open },
      },
    ];
  },
};

function isBounded(specifiers: readonly { readonly operator: string }[]): boolean {
  return specifiers.some(({ operator }) => ["<", "<=", "==", "===", "~="].includes(operator));
}
