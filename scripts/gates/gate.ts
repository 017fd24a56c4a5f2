/** What every house rule gives back: how many things it looked at, and what is wrong with them. */
export interface GateResult {
  /** Zero means that the gate checked nothing, which is a failure. */
  readonly looked: number;
  readonly violations: readonly string[];
}

/** One rule of the house, run over a checkout. */
export interface Gate {
  readonly title: string;
  readonly run: (root: string) => GateResult;
}

/** The result as lines for a person; empty when the gate is green. */
export function failuresOf(gate: Gate, root: string): readonly string[] {
  const result = gate.run(root);
  if (result.looked === 0) return [`${gate.title}: looked at nothing, which is a failure`];
  return result.violations.map((violation) => `${gate.title}: ${violation}`);
}
