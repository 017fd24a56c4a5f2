/** Markers as text. */
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";
import type { Marker, MarkerOperand } from "./marker.ts";

/**
 * The marker in one spelling: double quotes, single spaces, parentheses where they were written and say something.
 * Throws `StandardsError` with code `marker-unprintable` where a text holds both kinds of quotes.
 */
export function markerToString(marker: Marker): string {
  if (marker.kind === "comparison") {
    return `${printOperand(marker.left)} ${marker.operator} ${printOperand(marker.right)}`;
  }
  return marker.operands.map(printNested).join(` ${marker.kind} `);
}

function printNested(marker: Marker): string {
  const text = markerToString(marker);
  return marker.kind !== "comparison" && marker.parenthesized ? `(${text})` : text;
}

function printOperand(operand: MarkerOperand): string {
  if (operand.kind === "variable") return operand.name;
  const { value } = operand;
  if (!value.includes('"')) return `"${value}"`;
  if (!value.includes("'")) return `'${value}'`;
  throw new StandardsError({
    code: "marker-unprintable",
    severity: "error",
    state: `the text ${excerpt(value)} holds both kinds of quotes`,
    trigger: "printing the marker (PEP 508)",
    consequence: "no quotes can enclose it, as markers have no escapes",
    remedy: "compare with a text that holds one kind of quotes at most",
  });
}

/** Whether two markers print the same: `a or b` and `b or a` do not. */
export function markersEqual(a: Marker, b: Marker): boolean {
  if (a.kind === "comparison" || b.kind === "comparison") {
    return a.kind === b.kind && markerToString(a) === markerToString(b);
  }
  return (
    a.kind === b.kind &&
    a.operands.length === b.operands.length &&
    a.operands.every((operand, index) => {
      const other = b.operands[index];
      return (
        other !== undefined &&
        isParenthesized(operand) === isParenthesized(other) &&
        markersEqual(operand, other)
      );
    })
  );
}

function isParenthesized(marker: Marker): boolean {
  return marker.kind !== "comparison" && marker.parenthesized;
}
