/** The keys of `[project]` (complete, says the specification), and what people write instead. */

export const PROJECT_KEYS = [
  "authors",
  "classifiers",
  "dependencies",
  "description",
  "dynamic",
  "entry-points",
  "gui-scripts",
  "import-names",
  "import-namespaces",
  "keywords",
  "license",
  "license-files",
  "maintainers",
  "name",
  "optional-dependencies",
  "readme",
  "requires-python",
  "scripts",
  "urls",
  "version",
] as const;

/** The keys that a backend may only add to, so that they may be both given and dynamic (PEP 808). */
export const EXTENSIBLE_KEYS: ReadonlySet<string> = new Set([
  "authors",
  "classifiers",
  "dependencies",
  "entry-points",
  "gui-scripts",
  "import-names",
  "import-namespaces",
  "keywords",
  "license-files",
  "maintainers",
  "optional-dependencies",
  "scripts",
  "urls",
]);

/** Keys of setup.cfg, of setup() and of older tools for the same things. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ["author", "authors"],
  ["author-email", "authors"],
  ["console-scripts", "scripts"],
  ["dev-dependencies", "optional-dependencies, or [dependency-groups] beside [project]"],
  ["documentation", "urls.Documentation"],
  ["extras", "optional-dependencies"],
  ["extras-require", "optional-dependencies"],
  ["homepage", "urls.Homepage"],
  ["home-page", "urls.Homepage"],
  ["install-requires", "dependencies"],
  ["license-expression", "license"],
  ["license-file", "license-files"],
  ["long-description", "readme"],
  ["maintainer", "maintainers"],
  ["maintainer-email", "maintainers"],
  ["plugins", "entry-points"],
  ["project-urls", "urls"],
  ["python", "requires-python"],
  ["python-requires", "requires-python"],
  ["repository", "urls.Repository"],
  ["requirements", "dependencies"],
  ["requires", "dependencies"],
  ["summary", "description"],
  ["tags", "keywords"],
  ["url", "urls"],
]);

/** The key that was meant by one that is not there, or undefined where only its spelling can tell. */
export function meantProjectKey(key: string): string | undefined {
  return MEANT.get(key.toLowerCase().replaceAll("_", "-"));
}
