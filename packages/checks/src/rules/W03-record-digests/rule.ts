import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "W03",
  title: "RECORD has a wrong or missing digest or size",
  codes: [
    "record-hash-missing",
    "record-hash-weak",
    "record-hash-encoding",
    "record-hash-mismatch",
    "record-size-mismatch",
    "record-size-missing",
  ],
});
