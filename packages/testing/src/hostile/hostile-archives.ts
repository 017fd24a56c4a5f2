/** All made-up hostile archives. */
import type { HostileArchive } from "./archive-case.ts";
import { gzipAndSdistCases } from "./gzip-and-sdist-cases.ts";
import { nameCases } from "./name-cases.ts";
import { tarCases } from "./tar-cases.ts";
import { wheelCases } from "./wheel-cases.ts";
import { zipFramingCases } from "./zip-framing-cases.ts";
import { zipMemberCases } from "./zip-member-cases.ts";
import { zip64AndPolyglotCases } from "./zip64-and-polyglot-cases.ts";

/** Each spoils exactly one thing of a good wheel or sdist, and says with which code an upload must be refused. */
export function hostileArchives(): HostileArchive[] {
  return [
    ...zipFramingCases(),
    ...zip64AndPolyglotCases(),
    ...zipMemberCases(),
    ...nameCases(),
    ...wheelCases(),
    ...tarCases(),
    ...gzipAndSdistCases(),
  ];
}
