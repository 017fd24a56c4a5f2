import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";
import { shapeDrafts } from "../shape-rule.ts";

const CODES = ["name-too-long", "name-too-deep", "name-collision", "name-not-portable"] as const;

/** Windows without long paths ends at 260; a virtual environment takes about half of it. */
const LONGEST_PATH = 140;

export const rule: ReleaseRule = {
  id: "A15",
  title: "member name that some systems cannot store or tell apart",
  severity: "error",
  needs: [],
  scope: "release",
  check: ({ archives, wheels, sdists }) => [
    ...archives.flatMap(({ problems, fileName }) =>
      shapeDrafts(problems, CODES).map((draft) => ({ ...draft, file: fileName })),
    ),
    ...[...wheels, ...sdists].flatMap(awkward),
  ],
};

function awkward(facts: WheelFacts | SdistFacts): Draft[] {
  const names = [...facts.files.keys()];
  return [
    ...about(
      facts,
      names.filter((name) => name.length > LONGEST_PATH),
      "is longer than common path limits leave room for",
      "installing it on Windows",
    ),
    ...about(
      facts,
      names.filter((name) => /[^\u0020-\u007e]/.test(name)),
      "has characters outside ASCII",
      "unpacking it where file names have another encoding",
    ),
    ...(facts.kind === "wheel"
      ? about(
          facts,
          names.filter((name) => name.includes(" ")),
          "has spaces",
          "using it in scripts that do not quote",
        )
      : []),
  ];
}

function about(
  { fileName }: WheelFacts | SdistFacts,
  names: readonly string[],
  what: string,
  trigger: string,
): Draft[] {
  const [first] = names;
  if (first === undefined) return [];
  const more = names.length > 1 ? ` (and ${names.length - 1} more like it)` : "";
  return [
    {
      severity: "advice",
      file: fileName,
      member: first,
      state: `${first} ${what}${more}`,
      trigger,
      consequence: "the file cannot be created, or is not found again",
      remedy: "rename the file, or leave it out of the build",
      evidence: { names: names.slice(0, 20) },
    },
  ];
}
