/** What the HTTP floor is given: the ports and the settings, nothing that it made itself. */

import type { BlockCache } from "../blocks/block-cache.ts";
import type { IndexDefinition } from "../domain/model.ts";
import type {
  BlobStore,
  Catalogue,
  Clock,
  DistributionReader,
  DistributionVetting,
  Faults,
  Ledger,
} from "../domain/ports.ts";
import type { Log } from "../log/log.ts";
import type { Mirror } from "../mirror/mirror.ts";
import type { Settings } from "../settings/definitions.ts";

export interface ServerDeps {
  readonly settings: Settings;
  readonly indexes: readonly IndexDefinition[];
  readonly ledger: Ledger;
  readonly catalogue: Catalogue;
  readonly blobs: BlobStore;
  readonly mirror: Mirror;
  readonly blocks: BlockCache;
  readonly reader: DistributionReader;
  readonly vetting: DistributionVetting;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: Log;
}
