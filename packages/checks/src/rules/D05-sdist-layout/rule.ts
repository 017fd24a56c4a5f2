import { shapeRule } from "../shape-rule.ts";

export const rule = shapeRule({
  id: "D05",
  title: "sdist is not one folder with PKG-INFO",
  codes: ["sdist-format", "sdist-several-top-folders", "sdist-top-folder", "sdist-metadata-missing"],
});
