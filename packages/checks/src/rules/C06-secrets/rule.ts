import { isSupportCode } from "../../analysis/test-code.ts";
import type { MemberFacts, Sighting } from "../../facts/member-facts.ts";
import type { Draft } from "../../finding.ts";
import type { DistributionRule } from "../../rule.ts";

export const rule: DistributionRule = {
  id: "C06",
  title: "credentials inside",
  severity: "error",
  needs: ["contents"],
  scope: "distribution",
  check: ({ files, contents }) =>
    [...files.keys()].flatMap((member) => checkMember(member, contents.get(member))),
};

/** Files that exist to hold credentials of the person who made them. */
const CREDENTIAL_FILES: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\/)\.pypirc$/, "upload credentials"],
  [/(?:^|\/)\.netrc$|(?:^|\/)_netrc$/, "login credentials"],
  [/(?:^|\/)\.envrc?$/, "the environment of a developer"],
  [/(?:^|\/)\.env\.(?:local|production|prod|staging|development)$/, "the environment of a deployment"],
  [/(?:^|\/)\.aws\/credentials$/, "AWS credentials"],
  [/(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/, "an SSH private key"],
  [/(?:^|\/)\.npmrc$/, "npm settings"],
  [/(?:^|\/)\.git-credentials$/, "git credentials"],
  [/(?:^|\/)\.docker\/config\.json$/, "registry credentials"],
  [/(?:^|\/)terraform\.tfstate$/, "the state of an infrastructure"],
];

function checkMember(member: string, facts: MemberFacts | undefined): Draft[] {
  const secrets = (facts?.sightings ?? []).filter(({ kind }) => kind === "secret");
  if (secrets.length > 0) return secrets.map((secret) => secretDraft(member, secret));
  const file = CREDENTIAL_FILES.find(([pattern]) => pattern.test(member));
  return file ? [fileDraft(member, file[1])] : [];
}

function secretDraft(member: string, { what, line, shown }: Sighting): Draft {
  // Key pairs that tests bring along are made for them.
  const isForTests = what === "private key" && isSupportCode(member);
  return {
    severity: isForTests ? "advice" : what === "private key" ? "warning" : "error",
    member,
    line,
    state: `${member} holds a ${what} (${shown})`,
    ...LINES,
    evidence: { what, shown },
  };
}

function fileDraft(member: string, what: string): Draft {
  return {
    severity: isSupportCode(member) ? "advice" : "warning",
    member,
    state: `${member} is where ${what} are kept`,
    ...LINES,
    evidence: { what },
  };
}

const LINES = {
  trigger: "publishing it: everybody who can download it can read it, for ever",
  consequence: "whoever finds it first can use it; automated searches find tokens within minutes",
  remedy:
    "revoke the credential now, then leave the file out of the build and keep secrets out of the source tree",
} as const;
