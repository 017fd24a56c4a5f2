import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A07",
  title: "extra field changes what a member is",
  codes: [
    "zip-extra-malformed",
    "zip-extra-duplicate",
    "zip-extra-unicode-path",
    "zip-extra-meaning",
    "zip-extra-unknown",
  ],
});
