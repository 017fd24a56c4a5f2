import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";

/*
 * The glob patterns of `license-files` (glob patterns specification): `*` within a name, `**` for folders at any depth,
 * `?` for one character, `[…]` for one of a set. `/` delimits, paths are relative and never lead upwards.
 */

const ALLOWED = /^[\p{L}\p{N}_ \-./*?[\]]+$/u;

/** Makes a test for paths. @throws StandardsError `license-glob-invalid` when the pattern is none. */
export function compileLicenseGlob(pattern: string): (path: string) => boolean {
  const why = patternFault(pattern);
  if (why !== undefined) throw invalid(pattern, why);
  const segments = compileSegments(pattern);
  return (path) => matchSegments(segments, path.split("/"));
}

type Segment = { readonly isAnyDepth: true } | { readonly isAnyDepth: false; readonly expression: RegExp };

function patternFault(pattern: string): string | undefined {
  if (pattern.startsWith("/")) return "it is absolute";
  if (pattern.includes("..")) return 'it has ".."';
  if (!ALLOWED.test(pattern)) return "it is empty or has a character that patterns may not have";
  if (/\[[^\]]*$/u.test(pattern) || /^[^[]*\]/u.test(pattern)) return "a bracket is not closed or not opened";
  return /\[[^\]]*[^\p{L}\p{N}_.\-\]][^\]]*\]/u.test(pattern)
    ? "a bracket may hold letters, digits, _, - and . only"
    : undefined;
}

function compileSegments(pattern: string): Segment[] {
  try {
    return pattern.split("/").map(compileSegment);
  } catch (error) {
    // The only expression that cannot be compiled is a range such as [z-a].
    if (error instanceof SyntaxError) throw invalid(pattern, "a range in brackets is out of order");
    throw error;
  }
}

function compileSegment(segment: string): Segment {
  if (segment === "**") return { isAnyDepth: true };
  const expression = segment.replaceAll(/\*+|\?|\[[^\]]*\]|[^*?[\]]+/gu, (part) => {
    if (part.startsWith("*")) return "[^/]*";
    if (part === "?") return "[^/]";
    if (part.startsWith("[")) return part === "[]" ? "(?!)" : part;
    return part.replaceAll(".", "\\.");
  });
  return { isAnyDepth: false, expression: new RegExp(`^${expression}$`, "u") };
}

/** Linear in the number of segments for each `**`: the last one that was passed is the only one to go back to. */
function matchSegments(pattern: readonly Segment[], path: readonly string[]): boolean {
  let [at, position] = [0, 0];
  let retry: { at: number; position: number } | undefined;
  while (position < path.length) {
    const segment = pattern[at];
    if (segment?.isAnyDepth) {
      retry = { at: at + 1, position };
      at++;
    } else if (segment?.expression.test(path[position]!)) {
      at++;
      position++;
    } else if (retry) {
      retry.position++;
      [at, position] = [retry.at, retry.position];
    } else return false;
  }
  return pattern.slice(at).every((segment) => segment.isAnyDepth);
}

function invalid(pattern: string, why: string): StandardsError {
  return new StandardsError({
    code: "license-glob-invalid",
    severity: "error",
    state: `${excerpt(pattern)} is not a licence file pattern: ${why}`,
    trigger: "reading license-files (PEP 639)",
    consequence: "build backends refuse the project",
    remedy: "write a relative path with /, for example LICEN[CS]E* or licenses/**/*.txt",
    span: { start: 0, end: pattern.length },
  });
}
