import { type Specifier, specifierSetIsUnsatisfiable, specifierToString } from "@linchpin/standards";
import { allowsMinor, NEWEST_MINOR, parseRequiresPython } from "../../analysis/python-range.ts";
import type { Draft } from "../../finding.ts";
import type { StatementRule } from "../../rule.ts";

export const rule: StatementRule = {
  id: "P15",
  title: "Requires-Python means something else than it seems to",
  severity: "error",
  needs: [],
  scope: "statement",
  check: ({ metadata, member }) => {
    const text = metadata.requiresPython;
    const set = parseRequiresPython(text);
    if (text === undefined || set === undefined) return [];
    const place = { ...(member !== undefined && { member }), field: "Requires-Python" };
    const nothing = specifierSetIsUnsatisfiable(set) || !allowsAnything(set);
    if (nothing)
      return [{ ...place, ...NOTHING, state: `Requires-Python ${text} allows no Python that exists` }];
    const drafts = set.specifiers.flatMap((specifier) => footgun(specifier) ?? capOf(specifier) ?? []);
    return drafts.map((draft) => ({ ...place, ...draft }));
  },
};

const NOTHING = {
  trigger: "installing it",
  consequence: "installers refuse it on every Python",
  remedy: 'correct the specifier, for example ">=3.10"',
} as const;

function allowsAnything(set: NonNullable<ReturnType<typeof parseRequiresPython>>): boolean {
  const MINORS = NEWEST_MINOR + 2;
  for (let minor = 0; minor <= MINORS; minor += 1)
    if (allowsMinor(set, minor) || allowsMinor(set, minor, 2)) return true;
  return false;
}

/** `==3.10`, `<=3.11` and `!=3.4` are about the patch release 0 alone (PEP 440 § Version matching). */
function footgun(specifier: Specifier): Draft | undefined {
  const { operator, wildcard, version } = specifier;
  const isMinor = version !== undefined && version.release.length === 2 && !wildcard;
  if (!isMinor || !["==", "<=", "!="].includes(operator)) return undefined;
  const minor = version.release.join(".");
  const text = specifierToString(specifier);
  const meaning: Readonly<Record<string, string>> = {
    "==": `only Python ${minor}.0`,
    "<=": `no patch release after Python ${minor}.0`,
    "!=": `every patch release of Python ${minor} but ${minor}.0`,
  };
  return {
    severity: "warning",
    state: `${text} means: ${meaning[operator]}`,
    trigger: `installing it on Python ${minor}.1`,
    consequence:
      operator === "!="
        ? "it is installed where it was meant to be refused"
        : "it is refused where it was meant to be installed",
    remedy: operator === "<=" ? `write <${nextMinor(version.release)}` : `write ${operator}${minor}.*`,
  };
}

function nextMinor(release: readonly unknown[]): string {
  return `${String(release[0])}.${Number(release[1]) + 1}`;
}

function capOf(specifier: Specifier): Draft | undefined {
  const isCap = specifier.operator === "<" || specifier.operator === "<=" || specifier.operator === "~=";
  if (!isCap) return undefined;
  return {
    severity: "advice",
    state: `${specifierToString(specifier)} is an upper bound on Python`,
    trigger: "installing it on a later Python",
    consequence: "resolvers go back to an older release that has no bound, which is older and no better",
    remedy: "leave the upper bound out, unless it is known that a later Python does not work",
  };
}
