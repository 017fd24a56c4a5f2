import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

/** What an environment needs to work at all. */
const OF_THE_ENVIRONMENT =
  /^(?:python(?:w|\d+(?:\.\d+)?t?)?|pip\d*(?:\.\d+)?|activate(?:\.\w+)?|deactivate|pydoc\d*|idle\d*|2to3)(?:\.exe)?$/i;

/** Commands of other projects and of the system, by the project that they belong to; empty where to none. */
const TAKEN: Readonly<Record<string, string>> = {
  ...ownedBy(
    "pytest pytest-py.test:pytest black isort flake8 mypy pylint ruff tox nox coverage sphinx-build:sphinx twine wheel",
  ),
  ...ownedBy(
    "django-admin:django flask celery gunicorn uvicorn alembic jupyter:jupyter-core ipython poetry hatch pdm uv virtualenv",
  ),
  ...ownedBy(
    "httpx:httpx http:httpie aws:awscli ansible:ansible-core scrapy streamlit mkdocs pre-commit cookiecutter invoke",
  ),
  ...ownedBy(
    "ls: cd: cp: mv: rm: cat: test: find: grep: sed: awk: tar: ssh: git: make: node: npm: docker: sudo: sh: bash: env: time: date: install: kill: sort:",
  ),
};

export const rule: WheelRule = {
  id: "W05",
  title: "script takes the place of another program",
  severity: "error",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const scripts = scriptsOf(wheel);
    return [...scripts.flatMap((script) => taken(wheel, script) ?? []), ...twice(scripts)];
  },
};

interface Script {
  readonly name: string;
  readonly member: string;
}

/** Entry points, and files of the scripts folder. */
function scriptsOf(wheel: WheelFacts): Script[] {
  const folder = `${wheel.distInfo.slice(0, -".dist-info".length)}.data/scripts/`;
  const files = [...wheel.files.keys()].filter((member) => member.startsWith(folder));
  const entries = wheel.entryPoints.filter(
    ({ group }) => group === "console_scripts" || group === "gui_scripts",
  );
  return [
    ...entries.map(({ name }) => ({ name, member: `${wheel.distInfo}/entry_points.txt` })),
    ...files.map((member) => ({ name: member.slice(folder.length), member })),
  ];
}

function taken(wheel: WheelFacts, { name, member }: Script): Draft | undefined {
  const project = wheel.name.name;
  if (OF_THE_ENVIRONMENT.test(name) && !(name.startsWith("pip") && project === "pip")) {
    return draft(
      name,
      member,
      "error",
      "the environment itself",
      "the interpreter or pip of the environment is overwritten, and nothing works in it any more",
    );
  }
  const owner = Object.hasOwn(TAKEN, name) ? TAKEN[name] : undefined;
  if (owner === undefined || owner === project || isFamily(project, owner)) return undefined;
  const who = owner === "" ? "the system" : `the project ${owner}`;
  return draft(
    name,
    member,
    owner === "" ? "advice" : "warning",
    who,
    "whichever is installed last, or stands first on the path, answers for both",
  );
}

/** Forks and plugins carry the name of what they replace. */
function isFamily(project: string, owner: string): boolean {
  return owner !== "" && (project.includes(owner) || owner.includes(project));
}

function draft(
  name: string,
  member: string,
  severity: "error" | "warning" | "advice",
  owner: string,
  consequence: string,
): Draft {
  return {
    severity,
    member,
    field: name,
    state: `the wheel installs a script "${name}", which is a name of ${owner}`,
    trigger: `installing it and running "${name}"`,
    consequence,
    remedy: "give the script a name of its own",
  };
}

/** Two scripts that are one file where the file system folds case. */
function twice(scripts: readonly Script[]): Draft[] {
  const byName = Map.groupBy(scripts, ({ name }) => name.toLowerCase().replace(/\.exe$/, ""));
  return [...byName.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      severity: "warning",
      member: group[0]!.member,
      state: `the wheel installs ${group.length} scripts that are one name: ${group.map(({ name }) => name).join(", ")}`,
      trigger: "installing it",
      consequence: "one overwrites the other, and which one depends on the installer",
      remedy: "keep one of them",
    }));
}

/** `name` belongs to the project of that name, `name:project` to another, `name:` to none. */
function ownedBy(words: string): Record<string, string> {
  return Object.fromEntries(
    words.split(" ").map((word) => {
      const [name = "", project = name] = word.split(":");
      return [name, project];
    }),
  );
}
