import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A06",
  title: "size or checksum of a member is wrong",
  codes: ["zip-size-mismatch", "zip-crc-mismatch", "gzip-checksum"],
});
