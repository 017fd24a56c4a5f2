import type { DirectUrl, DirectUrlOrigin } from "./direct-url.ts";
import { joinUrl, splitUrl } from "./url-authority.ts";

export interface DirectUrlJsonOptions {
  /** Also write the deprecated `hash`, from the first of `hashes`. */
  readonly legacyHash?: boolean;
  /** Keep user name and password in the URL. Without it they go, but for `${VARIABLE}` forms and `git`. */
  readonly keepCredentials?: boolean;
}

/** The JSON value of direct_url.json. */
export function directUrlToJson(
  directUrl: DirectUrl,
  options: DirectUrlJsonOptions = {},
): Record<string, unknown> {
  const { url, origin, subdirectory } = directUrl;
  return {
    url: options.keepCredentials ? url : withoutCredentials(url),
    ...originToJson(origin, options.legacyHash ?? false),
    ...(subdirectory !== undefined && { subdirectory }),
  };
}

function originToJson(origin: DirectUrlOrigin, legacyHash: boolean): Record<string, unknown> {
  switch (origin.kind) {
    case "archive": {
      const first = legacyHash ? Object.entries(origin.hashes ?? {})[0] : undefined;
      const hash = first && { hash: first.join("=") };
      return { archive_info: { ...(origin.hashes && { hashes: origin.hashes }), ...hash } };
    }
    case "vcs": {
      const { vcs, commitId, requestedRevision } = origin;
      const revision = requestedRevision !== undefined && { requested_revision: requestedRevision };
      return { vcs_info: { vcs, commit_id: commitId, ...revision } };
    }
    default:
      return { dir_info: origin.editable === undefined ? {} : { editable: origin.editable } };
  }
}

/** PEP 610 § Security: credentials may stay as names of environment variables only. */
const VARIABLES = /^\$\{[A-Za-z0-9_-]+\}(?::\$\{[A-Za-z0-9_-]+\})?$/u;

function withoutCredentials(url: string): string {
  const split = splitUrl(url);
  const at = split.authority.lastIndexOf("@");
  const user = split.authority.slice(0, Math.max(at, 0));
  const isHarmless = at === -1 || user === "git" || VARIABLES.test(user);
  return joinUrl({ ...split, authority: isHarmless ? split.authority : split.authority.slice(at + 1) });
}
