import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "C11",
  title: "runs code, or changes the path, whenever Python starts",
  severity: "error",
  needs: ["contents"],
  scope: "wheel",
  check: (wheel) =>
    [...wheel.installed].flatMap(([member, path]) =>
      path.includes("/") ? [] : checkRoot(wheel, member, path),
    ),
};

/** Only files directly in site-packages count (module site). */
function checkRoot(wheel: WheelFacts, member: string, path: string): Draft[] {
  if (/^__editable__|^_?_?editable/.test(path)) return [editable(member)];
  if (path.endsWith(".pth")) return checkPathFile(member, wheel.contents.get(member)?.text ?? "");
  if (/^(?:sitecustomize|usercustomize)\.pyc?$/.test(path)) return [customize(member, path)];
  if (path.endsWith(".egg-link")) return [editable(member)];
  return path.endsWith(".start")
    ? [startup(member, 1, "an entry point that Python 3.15 runs at its start (PEP 829)")]
    : [];
}

/** Lines that begin with `import` are run; others are folders, put on the path where they exist. */
function checkPathFile(member: string, text: string): Draft[] {
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), number: index + 1 }));
  return lines
    .filter(({ line }) => line !== "" && !line.startsWith("#"))
    .flatMap(({ line, number }) => {
      if (/^import[ \t]/.test(line)) return [startup(member, number, "a line of code")];
      return /^(?:\/|[A-Za-z]:[\\/])/.test(line)
        ? [foreignFolder(member, number, line)]
        : [folder(member, number, line)];
    })
    .slice(0, MOST_LINES);
}

const MOST_LINES = 5;

function startup(member: string, line: number, what: string): Draft {
  return {
    severity: "warning",
    member,
    line,
    state: `${member} has ${what}`,
    trigger: "starting Python in an environment where it is installed, for whatever purpose",
    consequence:
      "the code runs in every process, also in those that never import the project: an error in it breaks them all",
    remedy: "do at import time what can be done at import time; Python is phasing such lines out (PEP 829)",
  };
}

function customize(member: string, path: string): Draft {
  return {
    severity: "warning",
    member,
    state: `the wheel installs ${path}`,
    trigger: "starting Python in an environment where it is installed",
    consequence: "it runs in every process, and takes the place of the one that the machine's owner may have",
    remedy: "leave it out: the file belongs to whoever runs the machine",
  };
}

function foreignFolder(member: string, line: number, path: string): Draft {
  return {
    severity: "error",
    member,
    line,
    state: `${member} puts ${path} on the path`,
    trigger: "importing the project on another machine",
    consequence: "the folder is not there: what it should provide is missing, although the install succeeds",
    remedy: "this looks like an editable install: build the wheel with build_wheel, from a clean checkout",
  };
}

function folder(member: string, line: number, path: string): Draft {
  return {
    severity: "advice",
    member,
    line,
    state: `${member} puts the folder ${path} on the path`,
    trigger: "importing anything in an environment where it is installed",
    consequence: "its modules are top-level names for every project",
    remedy: "make the folder a package",
  };
}

function editable(member: string): Draft {
  return {
    severity: "error",
    member,
    state: `${member} belongs to an editable install`,
    trigger: "importing the project on another machine",
    consequence: "it looks for the source tree of the machine that built it, which is not there",
    remedy: "build the wheel with build_wheel, from a clean checkout",
  };
}
