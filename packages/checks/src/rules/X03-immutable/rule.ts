import type { ReleaseFacts } from "../../facts/release-facts.ts";
import type { Draft } from "../../finding.ts";
import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "X03",
  title: "index has a file of this name already",
  severity: "error",
  needs: ["index"],
  scope: "release",
  check: ({ wheels, sdists, index }: ReleaseFacts) => {
    const files = new Map(index?.page?.files.map((file) => [file.filename, file]));
    return [...wheels, ...sdists].flatMap(({ fileName, sha256 }): Draft[] => {
      const known = files.get(fileName);
      if (known === undefined) return [];
      const isSame = known.hashes["sha256"] === sha256;
      return [
        {
          severity: isSame ? "advice" : "error",
          file: fileName,
          state: isSame
            ? `${index?.url} has this very file`
            : `${index?.url} has another file named ${fileName}`,
          trigger: "uploading it",
          consequence: isSame
            ? "nothing: the upload changes nothing"
            : "the index refuses it; a published file cannot be replaced",
          remedy: isSame
            ? "nothing needs to be done"
            : "raise the version, or add a build tag to a wheel that repairs a wheel",
          evidence: { sha256: known.hashes["sha256"] ?? "" },
        },
      ];
    });
  },
};
