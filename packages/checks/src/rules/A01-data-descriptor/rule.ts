import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A01",
  title: "zip member carries a data descriptor",
  codes: ["zip-data-descriptor", "zip-data-descriptor-mismatch"],
});
