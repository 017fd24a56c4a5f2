/** The content type that a readme file of this name has: by its extension, as pyproject.toml says (PEP 621 § readme). */
export function contentTypeOfReadme(fileName: string): string | undefined {
  const name = fileName.toLowerCase();
  if (name.endsWith(".md")) return "text/markdown";
  if (name.endsWith(".rst")) return "text/x-rst";
  return name.endsWith(".txt") ? "text/plain" : undefined;
}
