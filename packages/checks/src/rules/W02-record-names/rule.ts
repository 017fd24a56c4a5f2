import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "W02",
  title: "RECORD and the archive list different files",
  codes: [
    "record-malformed",
    "record-unlisted-member",
    "record-missing-member",
    "record-duplicate-row",
    "record-repeated-row",
    "record-signature",
  ],
});
