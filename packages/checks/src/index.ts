export type { Finding } from "./finding.ts";
export { inspectDistribution } from "./inspect/inspect.ts";
export { checkDistribution, checkDistributions } from "./report/check.ts";
