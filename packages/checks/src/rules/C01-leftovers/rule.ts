import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft, Severity } from "../../finding.ts";
import type { DistributionRule } from "../../rule.ts";

interface Leftover {
  readonly what: string;
  readonly pattern: RegExp;
  readonly severity: Severity;
  /** Found in wheels only: an sdist may have them for a reason. */
  readonly inWheelsOnly?: boolean;
}

const LEFTOVERS: readonly Leftover[] = [
  { what: "compiled Python", pattern: /\.py[co]$|(?:^|\/)__pycache__\//, severity: "warning" },
  {
    what: "a copy that an editor or a merge left",
    pattern:
      /(?:\.orig|\.rej|\.bak|\.swp|\.swo|~|\.tmp|\.old)$|(?:^|\/)(?:\.#|#[^/]*#$)|\(copy\)|(?:^|\/)Copy of /i,
    severity: "warning",
  },
  {
    what: "a file of an operating system",
    pattern: /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX(?:\/|$)|\._[^/]+)/,
    severity: "warning",
  },
  {
    what: "the settings of an editor",
    pattern:
      /(?:^|\/)(?:\.idea|\.vscode|\.vs|\.settings|\.spyproject|\.ropeproject)\/|(?:\.sublime-(?:project|workspace)|\.iml)$/,
    severity: "warning",
  },
  {
    what: "a folder of version control",
    pattern: /(?:^|\/)(?:\.git|\.hg|\.svn|\.bzr|CVS)\//,
    severity: "warning",
  },
  {
    what: "a cache of a tool",
    pattern:
      /(?:^|\/)(?:\.mypy_cache|\.pytest_cache|\.ruff_cache|\.hypothesis|\.tox|\.nox|\.eggs|\.ipynb_checkpoints|\.pyre|\.pytype|\.cache|htmlcov)\/|(?:^|\/)\.coverage(?:\.[\w.-]+)?$/,
    severity: "warning",
  },
  {
    what: "a virtual environment",
    pattern:
      /(?:^|\/)(?:pyvenv\.cfg$|\.venv\/|(?:venv|env|virtualenv)\/(?:bin|lib|Scripts)\/|node_modules\/)/,
    severity: "warning",
  },
  {
    what: "the output of a build",
    pattern: /(?:^|\/)[^/]+\.(?:whl|egg)$|^(?:build|dist)\/(?:lib|bdist|temp)[./]|(?:^|\/)[^/]+\.egg-info\//,
    severity: "warning",
    inWheelsOnly: true,
  },
  {
    what: "an earlier release",
    pattern: /^dist\/[^/]+\.(?:whl|tar\.gz)$|^build\/(?:lib|bdist)[./]/,
    severity: "warning",
  },
  {
    what: "a log or a dump",
    pattern: /(?:^|\/)(?:nohup\.out|core\.\d+|[^/]+\.(?:log|pid|prof|pstats|hprof|dmp))$/,
    severity: "warning",
  },
  {
    what: "settings of the repository",
    pattern:
      /(?:^|\/)(?:\.gitignore|\.gitattributes|\.gitmodules|\.gitkeep|\.pre-commit-config\.yaml|\.editorconfig|\.travis\.yml|\.coveragerc|\.flake8|tox\.ini|noxfile\.py|codecov\.yml)$|(?:^|\/)(?:\.github|\.circleci|\.gitlab)\//,
    severity: "advice",
    inWheelsOnly: true,
  },
];

export const rule: DistributionRule = {
  id: "C01",
  title: "left over from development",
  severity: "warning",
  needs: [],
  scope: "distribution",
  check: (facts) => LEFTOVERS.flatMap((leftover) => find(facts, leftover)),
};

function find(
  facts: WheelFacts | SdistFacts,
  { what, pattern, severity, inWheelsOnly = false }: Leftover,
): Draft[] {
  if (inWheelsOnly && facts.kind === "sdist") return [];
  const names = [...facts.files.keys()].filter((name) => pattern.test(name) && !isMeant(name));
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` (and ${names.length - 1} more like it)` : "";
  return [
    {
      severity: isExample(names) ? "advice" : severity,
      member: first,
      state: `${first} is ${what}${more}`,
      trigger: "installing it, or looking inside",
      consequence:
        "it takes space on every machine, may tell what was not meant to be told, and may be picked up instead of the real file",
      remedy: "exclude it from the build, and build in a clean checkout",
      evidence: { what, members: names.slice(0, 20) },
    },
  ];
}

/** Data of tests and templates of projects look like leftovers on purpose. */
function isExample(names: readonly string[]): boolean {
  return names.every((name) =>
    /(?:^|\/)(?:tests?|testing|_?test_?data|fixtures|templates?|cookiecutter|skeletons?|examples?)(?:\/|[^/]*$)/i.test(
      name,
    ),
  );
}

/** Wheels that carry other wheels to install them: virtualenv, ensurepip. */
function isMeant(name: string): boolean {
  return /(?:^|\/)(?:_bundled|embed|wheels|bundled)\/[^/]+\.whl$/.test(name) || /\.dist-info\//.test(name);
}
