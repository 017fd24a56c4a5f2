/** One file as `releases` and `urls` list it. `null` is what this API says for what is unknown. */
import type { ProjectFile } from "@linchpin/standards";

export function fileEntry(file: ProjectFile): object {
  const isWheel = file.filename.endsWith(".whl");
  return {
    comment_text: "",
    digests: file.hashes,
    downloads: -1,
    filename: file.filename,
    has_sig: false,
    packagetype: isWheel ? "bdist_wheel" : "sdist",
    python_version: isWheel ? pythonTag(file.filename) : "source",
    requires_python: file.requiresPython ?? null,
    size: file.size ?? null,
    // The one without a zone is UTC too; older readers know no other.
    upload_time: file.uploadTime?.slice(0, "yyyy-mm-ddThh:mm:ss".length) ?? null,
    upload_time_iso_8601: file.uploadTime ?? null,
    url: file.url,
    ...yankEntry(file),
  };
}

export function yankEntry({ yanked }: Pick<ProjectFile, "yanked">): object {
  return { yanked: yanked !== undefined, yanked_reason: typeof yanked === "string" ? yanked : null };
}

/** The third part from the end of `name-version[-build]-python-abi-platform.whl`. */
function pythonTag(filename: string): string {
  return filename.split("-").at(-3) ?? "";
}
