/** What the name of a wheel says, and whether a machine installs it (PEP 425, 427). */

import type { WheelFileName } from "../file-name/wheel-file-name.ts";
import { whyNotCompatible } from "../tag/explain-fit.ts";
import { compatibleTags, type Machine } from "../tag/machine.ts";
import { machineToString } from "../tag/machine-descriptor.ts";
import { type Tag, tagToString } from "../tag/tag.ts";
import { versionToString } from "../version/print.ts";
import { describeAbi, describeInterpreter, describePlatform } from "./describe-tag.ts";
import { versionDetails } from "./explain-version.ts";
import type { ExplainOptions, Explanation } from "./explanation.ts";

export function explainWheelName(wheel: WheelFileName, { machine }: ExplainOptions): Explanation {
  const fit = machine && fitOn(wheel.tags, machine);
  return {
    kind: "wheel",
    title: `${wheel.fileName}: a wheel of ${wheel.name} ${versionToString(wheel.version)}`,
    lines: [
      ...(wheel.build === undefined
        ? []
        : ["a build of its own: of equal wheels, the one with the highest build number wins"]),
      ...tagLines(wheel.tags),
      ...(fit?.lines ?? []),
    ],
    details: {
      name: wheel.name,
      ...versionDetails(wheel.version),
      tags: wheel.tags.map(tagToString),
      ...fit?.details,
    },
  };
}

/** One line for each part of the tags, each value once. */
function tagLines(tags: readonly Tag[]): readonly string[] {
  return [
    `for ${joined(tags.map(({ interpreter }) => describeInterpreter(interpreter)))}`,
    joined(tags.map(({ abi }) => describeAbi(abi))),
    joined(tags.map(({ platform }) => describePlatform(platform))),
  ];
}

function joined(parts: readonly string[]): string {
  return [...new Set(parts)].join(", or ");
}

/** Whether it fits: the place of its best tag among those of the machine, or each reason why not. */
function fitOn(tags: readonly Tag[], machine: Machine) {
  const supported = compatibleTags(machine).map(tagToString);
  const own = new Set(tags.map(tagToString));
  const place = supported.findIndex((tag) => own.has(tag));
  const name = machineToString(machine);
  const reasons = whyNotCompatible(tags, machine);
  const lines =
    place >= 0
      ? [`it fits ${name}: ${supported[place]} is tag ${place + 1} of ${supported.length}, best first`]
      : [`it does not fit ${name}`, ...reasons];
  return {
    lines,
    details: {
      machine: name,
      fits: place >= 0,
      ...(place >= 0 ? { tag: supported[place], place: place + 1 } : { reasons }),
    },
  };
}
