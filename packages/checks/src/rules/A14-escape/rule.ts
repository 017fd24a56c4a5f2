import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A14",
  title: "member that leaves the target folder, or is no regular file",
  codes: [
    "tar-link-to-file",
    "name-traversal",
    "name-absolute",
    "zip-symlink",
    "zip-special-file",
    "zip-special-mode",
    "tar-link",
    "tar-link-outside",
    "tar-device",
    "tar-special-mode",
    "record-path",
  ],
});
