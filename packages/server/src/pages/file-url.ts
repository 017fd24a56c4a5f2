/** The one URL of a file (design §6): its digest and its name, the same in every index and after every promotion. */

/**
 * How a page reaches the root of the server: relative, so that pages work unchanged behind any host name and any
 * prefix, and so that lock files keep the address that the client itself used.
 */
export const ROOT_FROM_PROJECT_PAGE = "../../../";
/** From `/{index}/legacy/+simple/{project}/`, which is one folder deeper. */
export const ROOT_FROM_HATCH_PAGE = "../../../../";

/** `root` is a relative prefix, or an absolute URL with its trailing slash. */
export function fileUrl(root: string, sha256: string, filename: string): string {
  return `${root}files/${sha256}/${encodeURIComponent(filename)}`;
}

/** Where a file lies whose digest nobody knows before it was fetched once (docs/decisions/0011). */
export function undigestedFileUrl(root: string, project: string, filename: string): string {
  return `${root}files/undigested/${project}/${encodeURIComponent(filename)}`;
}
