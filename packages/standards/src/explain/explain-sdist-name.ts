/** What the name of a source distribution says (PEP 625). */

import type { SdistFileName } from "../file-name/sdist-file-name.ts";
import { versionToString } from "../version/print.ts";
import { versionDetails } from "./explain-version.ts";
import type { Explanation } from "./explanation.ts";

export function explainSdistName({ fileName, name, version, extension }: SdistFileName): Explanation {
  return {
    kind: "sdist",
    title: `${fileName}: the source distribution of ${name} ${versionToString(version)}`,
    lines: [
      "it is built on the machine that installs it, with what its [build-system] asks for",
      ...(extension === ".zip" ? ["new uploads must end in .tar.gz (PEP 625)"] : []),
    ],
    details: { name, ...versionDetails(version) },
  };
}
