import type { ReleaseRule } from "../../rule.ts";

export const rule: ReleaseRule = {
  id: "D03",
  title: "release has no sdist, or several",
  severity: "warning",
  needs: [],
  scope: "release",
  check: ({ isWhole, wheels, sdists }) => {
    const releases = new Map(
      sdists.map(({ name, fileName }) => [`${name.name} ${name.written.version}`, fileName]),
    );
    if (sdists.length > releases.size) {
      return [
        {
          file: sdists[1]?.fileName ?? "",
          state: `there are ${sdists.length} sdists of one release: ${sdists.map(({ fileName }) => fileName).join(", ")}`,
          trigger: "uploading them",
          consequence: "PyPI takes one sdist a release and refuses the second",
          remedy: "keep the .tar.gz",
        },
      ];
    }
    if (!isWhole || sdists.length > 0 || wheels.length === 0) return [];
    return [
      {
        severity: "advice",
        state: "the release has wheels and no sdist",
        trigger: "installing it where no wheel fits, or packaging it for a distribution",
        consequence: "there is nothing to build from",
        remedy: "build an sdist too: python -m build, or uv build",
      },
    ];
  },
};
