export type { IndexFacts } from "./facts/release-facts.ts";
export type { GitFacts } from "./facts/tree-facts.ts";
export type { Evidence, Finding, Place, Severity, Waiver } from "./finding.ts";
export { type InspectedDistribution, inspectDistribution } from "./inspect/inspect.ts";
export type { InspectOptions } from "./inspect/inspect-options.ts";
export { inspectTree, type SourceTree } from "./inspect/inspect-tree.ts";
export { reportToGithub } from "./output/github.ts";
export { hasErrors, reportToJson } from "./output/json.ts";
export { reportToSarif } from "./output/sarif.ts";
export { type Paint, reportToText } from "./output/text.ts";
export {
  type CheckInput,
  type CheckOptions,
  checkDistribution,
  checkDistributions,
  previousFacts,
} from "./report/check.ts";
export { describeRules, type RuleDescription, ruleExplanation } from "./report/describe.ts";
export type { CheckedFile, Report, SkippedRule } from "./report/report.ts";
export { WAITING_RULES, type WaitingRule } from "./report/waiting.ts";
