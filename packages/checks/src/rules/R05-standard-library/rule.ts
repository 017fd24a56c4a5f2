import { allowedMinors } from "../../analysis/python-range.ts";
import { declaredRequirements } from "../../analysis/requirements.ts";
import { moduleExistence } from "../../python/stdlib.ts";
import type { WheelRule } from "../../rule.ts";

/** Projects that carry the name of a standard module and are newer than it. */
const NEWER: ReadonlySet<string> = new Set([
  "typing-extensions",
  "importlib-metadata",
  "importlib-resources",
  "dataclasses-json",
  "tomli",
]);

export const rule: WheelRule = {
  id: "R05",
  title: "requirement for what Python brings itself",
  severity: "warning",
  needs: [],
  scope: "wheel",
  check: (wheel) => {
    const minors = allowedMinors(wheel);
    const needless = declaredRequirements(wheel.metadata).filter(({ project, requirement, isOptional }) => {
      const existence = moduleExistence(project.replaceAll("-", "_"));
      if (
        existence === undefined ||
        existence.last !== undefined ||
        NEWER.has(project) ||
        requirement.marker !== undefined ||
        isOptional
      )
        return false;
      return minors.length > 0 && minors.every((minor) => minor >= (existence.first ?? 0));
    });
    return needless.map(({ text, requirement }) => ({
      member: `${wheel.distInfo}/METADATA`,
      field: "Requires-Dist",
      state: `the wheel requires ${text}; ${requirement.name} is a module of the standard library in every Python that it allows`,
      trigger: "installing it",
      consequence:
        "a project of that name is installed that is abandoned, or belongs to somebody else, and may hide the standard module",
      remedy: "remove the requirement, or give it a marker for the Pythons that need it",
    }));
  },
};
