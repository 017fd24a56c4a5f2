import { isUploadPlatform } from "@linchpin/standards";
import type { WheelRule } from "../../rule.ts";

export const rule: WheelRule = {
  id: "F02",
  title: "platform tag that PyPI does not take",
  severity: "warning",
  needs: [],
  scope: "wheel",
  check: ({ name }) => {
    const refused = [...new Set(name.tags.map(({ platform }) => platform))].filter(
      (platform) => !isUploadPlatform(platform),
    );
    return refused.map((platform) => ({
      field: "platform tag",
      state: `the platform tag is ${platform}`,
      trigger: "uploading it to PyPI, or installing it on another Linux",
      consequence: platform.startsWith("linux_")
        ? "PyPI refuses it, because it may need libraries of the machine that built it; on an index of your own it installs"
        : "PyPI refuses it, and installers on other systems pass it over",
      remedy: platform.startsWith("linux_")
        ? "repair it with auditwheel, which gives it a manylinux tag"
        : "build it with a platform tag that the binary distribution format knows",
      evidence: { platform },
    }));
  },
};
