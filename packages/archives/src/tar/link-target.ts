/** Where a link inside a tar leads: it must stay inside the archive's own folder. */
import type { Inspection, Place } from "../inspection/inspection.ts";

interface Link {
  readonly name: string;
  readonly linkTarget: string;
  readonly kind: "symlink" | "hardlink";
}

/** Symbolic links are relative to the folder that holds them, hard links to the root of the archive. */
export function checkLinkTarget(
  { name, linkTarget, kind }: Link,
  inspection: Inspection,
  place: Place,
): void {
  const shown = JSON.stringify(linkTarget);
  inspection.found("tar-link", `the member is a ${kind} to ${shown}`, place);
  const base = kind === "symlink" ? name.split("/").slice(0, -1) : [];
  if (/^[/\\]|^[A-Za-z]:/.test(linkTarget) || climbsOut([...base, ...linkTarget.split(/[/\\]/)])) {
    throw inspection.refusal(
      "tar-link-outside",
      `the ${kind} points at ${shown}, outside the archive`,
      place,
    );
  }
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
