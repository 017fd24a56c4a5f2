import { type TopLevel, topLevelNames } from "../../analysis/top-level.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

/** Names that many repositories have at the top, and that are nobody's to install. */
const COMMON: ReadonlySet<string> = new Set(
  (
    "test tests testing test_data docs doc documentation example examples sample samples demo demos benchmark benchmarks bench scripts " +
    "script src lib libs build dist data tools tool ci conf config fixtures notebooks tasks setup conftest noxfile tutorials assets " +
    "resources static templates utils util common helpers main app cli core models version _version"
  ).split(" "),
);

export const rule: WheelRule = {
  id: "C02",
  title: "wheel installs a name that is not the project's own",
  severity: "warning",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const tops = topLevelNames(wheel);
    return [
      ...rootInit(wheel),
      ...common(wheel, tops),
      ...loose(wheel),
      ...undeclared(wheel, tops),
      ...unimportable(wheel),
    ];
  },
};

function rootInit(wheel: WheelFacts): Draft[] {
  const member = [...wheel.installed].find(([, path]) => path === "__init__.py")?.[0];
  if (member === undefined) return [];
  return [
    draft(
      member,
      "__init__.py lies directly in site-packages",
      "every project that does this overwrites the file of the others, and nothing can import it",
      "move the package one folder down, or correct where the backend looks for it",
    ),
  ];
}

/** `tests/` beside the package, unless that is what the project is called or all that it has. */
function common(wheel: WheelFacts, tops: readonly TopLevel[]): Draft[] {
  const own = wheel.name.name.replaceAll("-", "_");
  const foreign = tops.filter(
    ({ name }) =>
      COMMON.has(name.toLowerCase()) && name.toLowerCase() !== own && !own.split("_").includes(name),
  );
  return foreign
    .filter(({ hasModules }) => hasModules)
    .map(({ name, member }) =>
      draft(
        member,
        `the wheel installs the top-level ${name.includes(".") ? "file" : "name"} ${name}`,
        `${name} of every project that does this lies in the same place: they overwrite each other, and "import ${name}" means any of them`,
        `leave ${name} out of the wheel, or move it into the package`,
      ),
    );
}

/** Files of the repository's root, which land between all other projects. */
function loose(wheel: WheelFacts): Draft[] {
  const names = [...wheel.installed].filter(
    ([, path]) => !path.includes("/") && !/\.(?:py|pyi|pyd|so|pth|pyc|dll|dylib)$/.test(path),
  );
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` (and ${names.length - 1} more)` : "";
  const paths = names.map(([, path]) => path);
  return [
    {
      ...draft(
        first[0],
        `${first[1]}${more} lies directly in site-packages`,
        "files of many projects have these names: they overwrite each other, and uninstalling one removes the other's",
        "put data inside the package, and licences where license-files puts them",
      ),
      evidence: { files: paths.slice(0, 20) },
    },
  ];
}

/** Several top-level names, of which some have nothing to do with the project's. */
function undeclared(wheel: WheelFacts, tops: readonly TopLevel[]): Draft[] {
  const names = tops.filter(({ hasModules }) => hasModules).map(({ name }) => name);
  const own = wheel.name.name.replaceAll("-", "").toLowerCase();
  const others = names.filter(
    (name) => !flat(name).includes(own) && !own.includes(flat(name)) && !COMMON.has(name),
  );
  if (others.length === 0 || others.length === names.length) return [];
  return [
    {
      ...draft(
        tops.find(({ name }) => name === others[0])?.member ?? "",
        `beside its own package the wheel installs ${others.join(", ")}`,
        "another project may own the name",
        "check that these are meant to be installed",
      ),
      severity: "advice",
      evidence: { names: others },
    },
  ];
}

function flat(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** `acme-tool/core.py`: no import statement can name the folder. */
function unimportable(wheel: WheelFacts): Draft[] {
  const paths = [...wheel.installed].filter(
    ([, path]) => /^[^/]*[-. ][^/]*\//.test(path) && path.endsWith(".py"),
  );
  const inNamed = paths.filter(
    ([, path]) => !/^[^/]+\.(?:dist-info|data|libs|egg-info)\//.test(path) && !/^[^/]+-stubs\//.test(path),
  );
  const [first] = inNamed;
  if (first === undefined) return [];
  return [
    {
      ...draft(
        first[0],
        `${first[1]} lies in a folder whose name cannot be imported`,
        "the module is installed, and no import statement reaches it",
        "rename the folder, or leave it out",
      ),
      severity: inNamed.length === wheel.modules.size ? "error" : "warning",
    },
  ];
}

function draft(member: string, state: string, consequence: string, remedy: string): Draft {
  return { member, state, trigger: "installing it beside another project", consequence, remedy };
}
