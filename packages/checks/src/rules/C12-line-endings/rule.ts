import type { MemberFacts } from "../../facts/member-facts.ts";
import type { SdistFacts } from "../../facts/sdist-facts.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";
import type { DistributionRule } from "../../rule.ts";

export const rule: DistributionRule = {
  id: "C12",
  title: "script with the line endings of Windows",
  severity: "error",
  needs: ["contents"],
  scope: "distribution",
  check: (facts) => [...facts.contents].flatMap(([member, each]) => checkMember(facts, member, each) ?? []),
};

function checkMember(
  facts: WheelFacts | SdistFacts,
  member: string,
  { shebang, lineEndings }: MemberFacts,
): Draft | undefined {
  if (shebang === undefined || !shebang.endsWith("\r") || lineEndings === undefined) return undefined;
  const program = shebang.slice(2, -1).trim();
  const isInstalled = facts.kind === "wheel" && /^[^/]+\.data\/scripts\//.test(member);
  // Installers write the first line of these anew, and Python itself reads either ending.
  if (isInstalled && /^pythonw?$/.test(program)) return undefined;
  return {
    severity: isInstalled || isRunByBuild(facts, member) ? "error" : severityOf(facts, member),
    member: facts.kind === "sdist" ? `${facts.topFolder}/${member}` : member,
    line: 1,
    state: `${member} begins with ${JSON.stringify(shebang)} and has ${lineEndings.crlf} lines that end in CR LF`,
    trigger: "running it on Linux or macOS",
    consequence: `the system looks for a program whose name ends in a carriage return: "${program.split(" ").at(-1) ?? program}\\r: No such file or directory"`,
    remedy: "save it with LF, and keep it so: *.sh text eol=lf in .gitattributes",
    evidence: { crlf: lineEndings.crlf, lf: lineEndings.lf },
  };
}

/** What an installer never runs by its first line. */
function severityOf(facts: WheelFacts | SdistFacts, member: string): "warning" | "advice" {
  const mode = facts.kind === "wheel" ? (facts.files.get(member)?.mode ?? 0) : 0;
  const isShell = /\.(?:sh|bash|zsh|ksh)$/.test(member) || !/\.[a-z0-9]+$/i.test(member);
  return isShell || (mode & EXECUTABLE) !== 0 ? "warning" : "advice";
}

const EXECUTABLE = 0o111;

function isRunByBuild(facts: WheelFacts | SdistFacts, member: string): boolean {
  return facts.kind === "sdist" && /^(?:configure|autogen\.sh|bootstrap(?:\.sh)?)$/.test(member);
}
