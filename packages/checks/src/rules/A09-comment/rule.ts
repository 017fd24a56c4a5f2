import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A09",
  title: "zip comment that can hide another archive",
  codes: ["zip-comment", "zip-member-comment"],
});
