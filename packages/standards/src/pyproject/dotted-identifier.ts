import { isPythonIdentifier } from "../text/python-identifier.ts";
import { stripPythonSpace } from "../text/python-text.ts";

/** Whether the text is identifiers joined by dots; white space around each is allowed, as in entry points. */
export function isDottedIdentifier(text: string): boolean {
  return text.split(".").every((part) => isPythonIdentifier(stripPythonSpace(part)));
}
