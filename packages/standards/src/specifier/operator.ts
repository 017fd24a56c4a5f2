/** The comparison operators of PEP 440 § Version specifiers; markers use the same. */

export type SpecifierOperator = "===" | "==" | "~=" | "!=" | "<=" | ">=" | "<" | ">";

/** The operator that stands at the position, the longest where one begins another. */
export function operatorAt(text: string, position: number): SpecifierOperator | undefined {
  const equals = text.charAt(position + 1) === "=";
  switch (text.charAt(position)) {
    case "=":
      if (!equals) return undefined;
      return text.charAt(position + 2) === "=" ? "===" : "==";
    case "~":
      return equals ? "~=" : undefined;
    case "!":
      return equals ? "!=" : undefined;
    case "<":
      return equals ? "<=" : "<";
    case ">":
      return equals ? ">=" : ">";
    default:
      return undefined;
  }
}
