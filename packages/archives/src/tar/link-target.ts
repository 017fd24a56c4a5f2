/** Where a link inside a tar leads: it must stay inside the archive, and at an upload be a second name of a file there. */
import type { Inspection, Place } from "../inspection/inspection.ts";
import type { Member } from "../member.ts";

interface Link {
  readonly name: string;
  readonly linkTarget: string;
  readonly kind: "symlink" | "hardlink";
}

/**
 * Refuses a link that leaves the archive. Symbolic links are relative to the folder that holds them, hard links to the
 * root of the archive.
 */
export function checkLinkTarget(
  { name, linkTarget, kind }: Link,
  inspection: Inspection,
  place: Place,
): void {
  const shown = JSON.stringify(linkTarget);
  const base = kind === "symlink" ? name.split("/").slice(0, -1) : [];
  if (/^[/\\]|^[A-Za-z]:/.test(linkTarget) || climbsOut([...base, ...linkTarget.split(/[/\\]/)])) {
    throw inspection.refusal(
      "tar-link-outside",
      `the ${kind} points at ${shown}, outside the archive`,
      place,
    );
  }
}

/**
 * Looks at all links once all members are known. A symbolic link straight to a regular file of the archive is a copy or
 * a link for its reader, with the same bytes either way. Every other link can redirect what is written later.
 */
export function checkLinks(members: readonly Member[], inspection: Inspection): void {
  const links = members.filter(({ linkTarget }) => linkTarget !== undefined);
  if (links.length === 0) return;
  const files = new Set(members.filter(({ kind }) => kind === "file").map(({ name }) => name));
  for (const { name, kind, offset, linkTarget = "" } of links) {
    const toFile = kind === "symlink" && files.has(resolved(name, linkTarget));
    const state = `the member is a ${kind} to ${JSON.stringify(linkTarget)}`;
    inspection.found(toFile ? "tar-link-to-file" : "tar-link", state, { member: name, offset });
  }
}

/** By name alone, which is enough: no member lies beneath a link, or the names were refused before. */
function resolved(name: string, linkTarget: string): string {
  const parts = name.split("/").slice(0, -1);
  for (const part of linkTarget.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function climbsOut(parts: readonly string[]): boolean {
  let depth = 0;
  for (const part of parts) {
    if (part === "..") depth -= 1;
    else if (part !== "" && part !== ".") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
