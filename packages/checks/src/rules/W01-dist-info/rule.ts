import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "W01",
  title: "metadata folder of the wheel is missing, doubled or wrong",
  codes: [
    "metadata-malformed",
    "wheel-dist-info-missing",
    "wheel-dist-info-several",
    "wheel-dist-info-mismatch",
    "wheel-member-missing",
    "wheel-data-folder",
    "wheel-version",
    "wheel-file-malformed",
  ],
});
