/** Environment markers, taken apart (PEP 508 § Environment markers). Made by `parseMarker`, never changed. */

/** The operators of the grammar's `marker_op`. */
export type MarkerOperator = "<=" | "<" | "!=" | "==" | ">=" | ">" | "~=" | "===" | "in" | "not in";

/** A name that the environment gives a value to. */
export interface MarkerVariable {
  readonly kind: "variable";
  readonly name: string;
}

/** A quoted text. */
export interface MarkerLiteral {
  readonly kind: "literal";
  readonly value: string;
}

export type MarkerOperand = MarkerVariable | MarkerLiteral;

/** `marker_expr`: for example `os_name == "nt"`. */
export interface MarkerComparison {
  readonly kind: "comparison";
  readonly left: MarkerOperand;
  readonly operator: MarkerOperator;
  readonly right: MarkerOperand;
}

/** `marker_and` and `marker_or`: two operands or more. */
export interface MarkerGroup {
  readonly kind: "and" | "or";
  readonly operands: readonly Marker[];
  /** Whether it stands in parentheses within another group. An `or` within an `and` always does. */
  readonly parenthesized: boolean;
}

export type Marker = MarkerComparison | MarkerGroup;

/** The marker that holds where both hold. */
export function andMarkers(left: Marker, right: Marker): Marker {
  return { kind: "and", operands: [parenthesize(left), parenthesize(right)], parenthesized: false };
}

/** The marker that holds where at least one holds. */
export function orMarkers(left: Marker, right: Marker): Marker {
  return { kind: "or", operands: [parenthesize(left), parenthesize(right)], parenthesized: false };
}

/** The marker as it stands within a group. */
export function parenthesize(marker: Marker): Marker {
  return marker.kind === "comparison" || marker.parenthesized ? marker : { ...marker, parenthesized: true };
}

/** The operands joined flat, in parentheses where they are groups of the other kind; a single one is given as it is. */
export function joinMarkers(kind: "and" | "or", operands: readonly [Marker, ...Marker[]]): Marker {
  const flat = operands.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
  const [first] = operands;
  if (operands.length === 1) return first;
  return { kind, operands: flat.map(parenthesize), parenthesized: false };
}
