/** The tracked files of a checkout and the imports in them, read once for all gates. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Paths of all files that git tracks or would track, relative to `root`, with `/`. */
export function trackedFiles(root: string): readonly string[] {
  const listing = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return listing.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

export interface SourceImport {
  /** The importing file, relative to the root. */
  readonly file: string;
  readonly specifier: string;
}

const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)["']([^"'\n]+)["']/gm;

/** Every static or dynamic import with a literal specifier, in the tracked TypeScript and JavaScript files. */
export function importsOf(root: string): readonly SourceImport[] {
  return trackedFiles(root)
    .filter((file) => /\.(?:ts|tsx|js)$/.test(file))
    .flatMap((file) =>
      Array.from(readFileSync(join(root, file), "utf8").matchAll(IMPORT), (match) => ({
        file,
        specifier: match[1] ?? "",
      })),
    );
}
