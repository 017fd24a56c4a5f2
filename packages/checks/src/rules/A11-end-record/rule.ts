import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A11",
  title: "archive is cut short, or its end record is missing",
  codes: [
    "zip-no-end-record",
    "zip-truncated",
    "zip-multi-disk",
    "gzip-truncated",
    "gzip-header",
    "tar-truncated",
    "tar-end-missing",
  ],
});
