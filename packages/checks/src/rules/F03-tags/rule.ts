import { tagToString } from "@linchpin/standards";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "F03",
  title: "tags inside the wheel are not those of its file name",
  severity: "warning",
  needs: [],
  scope: "wheel",
  check: (wheel) => [...tags(wheel), ...build(wheel), ...root(wheel)],
};

function tags({ name, wheelFile, distInfo }: WheelFacts): Draft[] {
  if (wheelFile === undefined) return [];
  const outside = new Set(name.tags.map(tagToString));
  const inside = new Set(wheelFile.tags.map(tagToString));
  const differing = [...outside, ...inside].filter((tag) => !outside.has(tag) || !inside.has(tag)).toSorted();
  if (differing.length === 0) return [];
  return [
    {
      member: `${distInfo}/WHEEL`,
      field: "Tag",
      state: `the file name says ${[...outside].slice(0, 4).join(", ")}, WHEEL says ${[...inside].slice(0, 4).join(", ")}`,
      trigger: "installing it, or checking an environment afterwards",
      consequence:
        "installers go by the file name; tools that look at what is installed see another platform",
      remedy: "rename wheels with `wheel tags`, which changes both, or build again",
      evidence: { differing },
    },
  ];
}

function build({ name, wheelFile, distInfo }: WheelFacts): Draft[] {
  const outside = name.fileName.split("-").length === 6 ? name.fileName.split("-")[2] : undefined;
  if (wheelFile === undefined || outside === wheelFile.build) return [];
  return [
    {
      severity: "advice",
      member: `${distInfo}/WHEEL`,
      field: "Build",
      state: `the build tag is ${outside ?? "absent"} in the file name and ${wheelFile.build ?? "absent"} in WHEEL`,
      trigger: "looking at an installed copy",
      consequence: "nobody can tell which build it was",
      remedy: "rename wheels with `wheel tags --build`, which changes both",
    },
  ];
}

/** A wheel for every platform has nothing to install into the folder for one platform. */
function root({ name, wheelFile, distInfo }: WheelFacts): Draft[] {
  const isAny = name.tags.every(({ platform, abi }) => platform === "any" && abi === "none");
  if (wheelFile === undefined || !isAny || wheelFile.rootIsPurelib) return [];
  return [
    {
      severity: "advice",
      member: `${distInfo}/WHEEL`,
      field: "Root-Is-Purelib",
      state: "Root-Is-Purelib is false in a wheel for every platform",
      trigger: "installing it where the two folders differ",
      consequence: "it is installed among the files for one platform",
      remedy: "build it with a backend that sets Root-Is-Purelib to true",
    },
  ];
}
