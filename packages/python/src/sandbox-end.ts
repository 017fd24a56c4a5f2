/** Why a sandbox was ended before its work was, whichever sandbox it was. */
export type SandboxEnd =
  | "timed-out"
  | "out-of-memory"
  | "printed-too-much"
  | "too-many-processes"
  | "crashed"
  | "interrupted";
