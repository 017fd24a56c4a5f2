import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A12",
  title: "bytes after the end of the archive",
  codes: ["zip-trailing-data", "gzip-trailing-data", "gzip-second-member", "tar-data-after-end"],
});
