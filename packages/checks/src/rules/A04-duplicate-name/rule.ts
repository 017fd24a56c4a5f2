import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A04",
  title: "two members have one name",
  codes: ["name-duplicate", "name-repeated", "name-file-and-folder"],
});
