import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A03",
  title: "member name is not UTF-8, or not flagged as UTF-8",
  codes: ["name-not-utf8", "name-unflagged"],
});
