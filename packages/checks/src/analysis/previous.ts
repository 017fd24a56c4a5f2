/** What the release before this one said. */

import type { CoreMetadata, Version } from "@linchpin/standards";
import type { ReleaseFacts } from "../facts/release-facts.ts";

export interface PreviousMetadata {
  readonly metadata: CoreMetadata;
  readonly version: Version;
  readonly file: string;
}

/** Of a wheel where there is one; undefined where the previous release has no readable file. */
export function previousMetadata({ previous }: ReleaseFacts): PreviousMetadata | undefined {
  const facts = previous?.wheels[0] ?? previous?.sdists[0];
  return facts && { metadata: facts.metadata, version: facts.name.version, file: facts.fileName };
}
