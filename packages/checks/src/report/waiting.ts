/** Rules that no reading of files can decide. They are listed with every report, so that nobody takes them for passed. */

export interface WaitingRule {
  readonly id: string;
  readonly title: string;
  /** What decides it. */
  readonly waitsFor: string;
}

export const WAITING_RULES: readonly WaitingRule[] = [
  {
    id: "D02",
    title: "sdist builds in an empty folder, and gives the same wheel",
    waitsFor: "a build in a sandbox",
  },
  {
    id: "I01",
    title: "installs in a fresh environment, imports, starts every script",
    waitsFor: "an install in a sandbox",
  },
  { id: "R06", title: "dependency is vulnerable, yanked or quarantined", waitsFor: "an advisory database" },
  { id: "R07", title: "resolves at the lowest and the highest versions", waitsFor: "the resolver" },
  {
    id: "V07",
    title: "version bump is smaller than the API change",
    waitsFor: "the API comparison of two releases",
  },
  { id: "Z01", title: "two builds give the same bytes", waitsFor: "two builds in sandboxes" },
];
