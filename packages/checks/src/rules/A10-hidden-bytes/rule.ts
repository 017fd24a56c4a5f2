import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A10",
  title: "bytes that belong to no record, or to two",
  codes: ["zip-prefix", "zip-gap", "zip-overlap"],
});
