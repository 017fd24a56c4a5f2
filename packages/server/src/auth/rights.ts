/** What a token may do. `admin` may do everything; `upload` may upload to any index, `upload:staging` to that one. */

import type { TokenRecord } from "../domain/model.ts";
import { Refusal } from "../domain/refusal.ts";

export type Right = "admin" | "promote" | "yank" | `upload:${string}`;

/** `project`: the normalised name of what is changed, where it is a project. */
export function hasRight(token: TokenRecord, right: Right, project?: string): boolean {
  if (project !== undefined && token.projects !== undefined && !token.projects.includes(project))
    return false;
  const sufficient = right.startsWith("upload:") ? ["admin", "upload", right] : ["admin", right];
  return token.rights.some((held) => sufficient.includes(held));
}

/** Throws the Refusal `right-missing` (403). */
export function requireRight(token: TokenRecord, right: Right, project?: string): void {
  if (hasRight(token, right, project)) return;
  const scope = project === undefined ? "" : ` for ${project}`;
  throw new Refusal("right-missing", {
    state: `the token ${JSON.stringify(token.name)} has the rights ${describe(token)}`,
    trigger: `an act that needs the right ${right}${scope}`,
  });
}

function describe(token: TokenRecord): string {
  const scope = token.projects === undefined ? "" : ` for ${token.projects.join(", ")} only`;
  return token.rights.join(", ") + scope;
}
