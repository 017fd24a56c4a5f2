import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A08",
  title: "ZIP64 records that are needless or contradict each other",
  codes: [
    "zip64-locator",
    "zip64-end-record",
    "zip64-confusion",
    "zip64-needless",
    "zip64-extra",
    "zip64-extra-unasked",
  ],
});
