import { sourceModules } from "../../analysis/import-graph.ts";
import {
  allowedMinors,
  allowsMinor,
  NEWEST_MINOR,
  parseRequiresPython,
} from "../../analysis/python-range.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "F05",
  title: "Python tag and Requires-Python exclude each other",
  severity: "error",
  needs: [],
  scope: "wheel",
  check: (wheel) => [...nothingLeft(wheel), ...python2(wheel)],
};

/** No Python satisfies both. */
function nothingLeft(wheel: WheelFacts): Draft[] {
  const set = parseRequiresPython(wheel.metadata.requiresPython);
  const isForPython2 = wheel.name.tags.some(({ interpreter }) => /^(?:py|cp|pp)2/.test(interpreter));
  if (
    set === undefined ||
    isForTheFuture(wheel) ||
    allowedMinors(wheel).length > 0 ||
    (isForPython2 && allowsMinor(set, 7, 2))
  )
    return [];
  return [
    {
      state: `the tag is ${wheel.name.written.tag} and Requires-Python is ${wheel.metadata.requiresPython}`,
      trigger: "installing it",
      consequence: "no Python satisfies both, so nobody can install this file",
      remedy: "build the wheel with a Python that requires-python allows, or correct requires-python",
    },
  ];
}

/** Wheels for a Python that is newer than what is known here are taken at their word. */
function isForTheFuture(wheel: WheelFacts): boolean {
  return wheel.name.tags.some(
    ({ interpreter }) => Number(/^(?:cp|pp|py)3(\d+)$/.exec(interpreter)?.[1]) > NEWEST_MINOR,
  );
}

/** The tag `py2` in a project that has given up Python 2. */
function python2(wheel: WheelFacts): Draft[] {
  const set = parseRequiresPython(wheel.metadata.requiresPython);
  const isTagged = wheel.name.tags.some(({ interpreter }) => interpreter === "py2");
  if (!isTagged || (set !== undefined && allowsMinor(set, 7, 2))) return [];
  const modern = set === undefined ? modernModule(wheel) : undefined;
  if (set === undefined && modern === undefined) return [];
  return [
    {
      severity: set === undefined ? "warning" : "advice",
      state:
        set === undefined
          ? `the tag says Python 2, there is no Requires-Python, and ${modern} is written for Python 3`
          : `the tag says Python 2, and Requires-Python is ${wheel.metadata.requiresPython}`,
      trigger: "installing it on Python 2",
      consequence:
        set === undefined
          ? "SyntaxError when it is imported"
          : "nothing: installers read Requires-Python, and people are misled",
      remedy: "build it as py3-none-any (remove universal = 1 from setup.cfg)",
    },
  ];
}

function modernModule(wheel: WheelFacts): string | undefined {
  for (const [module, { needsPython3 }] of sourceModules(wheel)) if (needsPython3) return module.member;
  return undefined;
}
