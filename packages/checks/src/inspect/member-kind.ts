/** Which members are read, and how: decided by name, before any byte is looked at. */

export interface ReadingPlan {
  /** Python source. */
  readonly isPython: boolean;
  /** Searched for secrets and for paths of the machine that built it. */
  readonly isSearched: boolean;
  /** Its text is kept. */
  readonly keepsText: boolean;
}

const LONGEST_KEPT_TEXT = 512 * 1024;

/** Text formats in which people leave credentials. Data formats whose files are large by nature are not among them. */
const SEARCHED_EXTENSIONS: ReadonlySet<string> = new Set(
  (
    "py pyi pyc pyx pxd ipynb txt md rst cfg ini toml yaml yml json env envrc sh bash zsh fish ps1 bat cmd conf config " +
    "properties xml pem key crt cer pub html htm jinja j2 sql tf tfvars pypirc netrc npmrc log bak orig pth"
  ).split(" "),
);

/** Names that have no extension, or whose whole name says what they are. */
const SEARCHED_NAMES: ReadonlySet<string> = new Set(
  "dockerfile makefile procfile .env .envrc .pypirc .netrc .npmrc id_rsa id_ed25519 credentials config".split(
    " ",
  ),
);

/** Members whose text rules read, by their last part. */
const KEPT_NAMES =
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|MANIFEST\.in|direct_url\.json|top_level\.txt|.*\.pth|(?:uv|poetry|pdm)\.lock|\.gitignore|\.gitattributes|requirements[\w.-]*\.txt|(?:readme|changelog|changes|history|news|release[_-]?notes)(?:\.\w+)?|licen[cs]e.*|copying.*|notice.*)$/i;

/** How to read a member of this name and size; undefined where its bytes say nothing that a rule wants to know. */
export function planReading(name: string, size: number): ReadingPlan {
  const base = name.slice(name.lastIndexOf("/") + 1);
  const extension = base.slice(base.lastIndexOf(".") + 1).toLowerCase();
  const isPython = extension === "py" || extension === "pyi";
  const isSearched =
    SEARCHED_EXTENSIONS.has(extension) || SEARCHED_NAMES.has(base.toLowerCase()) || size === 0;
  return { isPython, isSearched, keepsText: KEPT_NAMES.test(base) && size <= LONGEST_KEPT_TEXT };
}
