/** Markers and truth values joined. */
import { joinMarkers, type Marker } from "./marker.ts";

/** All of these ("and") or at least one ("or"), where true and false decide or drop out. */
export function combineMarkers(
  kind: "and" | "or",
  operands: readonly (Marker | boolean)[],
): Marker | boolean {
  const decisive = kind === "or";
  if (operands.includes(decisive)) return decisive;
  const [first, ...others] = operands.filter((operand) => typeof operand !== "boolean");
  return first === undefined ? !decisive : joinMarkers(kind, [first, ...others]);
}
