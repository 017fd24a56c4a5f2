import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A05",
  title: "local header and central directory tell different things",
  codes: [
    "zip-local-name",
    "zip-local-mismatch",
    "zip-local-header",
    "zip-directory-mismatch",
    "zip-directory-malformed",
    "zip-extra-central-only",
    "zip-unordered",
    "zip-mode-mismatch",
    "zip-directory-payload",
  ],
});
