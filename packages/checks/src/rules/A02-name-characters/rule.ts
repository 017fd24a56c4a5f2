import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A02",
  title: "member name has characters that readers treat differently",
  codes: ["name-control", "name-invisible", "name-empty", "name-backslash", "name-dot-segment"],
});
