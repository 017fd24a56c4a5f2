import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A16",
  title: "tar headers that readers understand differently",
  codes: [
    "tar-header-checksum",
    "tar-number",
    "tar-magic",
    "tar-prefix",
    "tar-name-tail",
    "tar-type",
    "tar-payload",
    "tar-folder-name",
    "tar-pax-malformed",
    "tar-pax-duplicate",
    "tar-pax-key",
    "tar-pax-value",
    "tar-pax-size",
    "tar-pax-path",
    "tar-extension-stacked",
    "tar-extension-dangling",
    "tar-long-name",
    "tar-global-header",
    "tar-global-header-name",
    "tar-global-comment",
    "tar-padding",
  ],
});
