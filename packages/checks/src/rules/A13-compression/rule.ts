import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "A13",
  title: "compression that not every reader understands, or a bomb",
  codes: [
    "zip-method",
    "zip-version-needed",
    "zip-flags",
    "zip-encrypted",
    "zip-deflate-broken",
    "zip-deflate-trailing",
    "zip-deflate-unfinished",
    "zip-tar-polyglot",
    "gzip-zip-polyglot",
    "gzip-broken",
    "tar-sparse",
    "limit-members",
    "limit-member-size",
    "limit-total-size",
    "limit-ratio",
    "limit-time",
    "limit-directory-size",
    "limit-text-size",
  ],
});
