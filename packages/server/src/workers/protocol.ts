/** What the request thread and a worker say to each other. Every request has one answer with its id. */

import type { Problem } from "@linchpin/standards";
import type { BlobDigests, DistributionFacts, LegacyDigest } from "../domain/ports.ts";

export type WorkerTask =
  | { readonly kind: "hash-open"; readonly stream: number; readonly legacy: readonly LegacyDigest[] }
  | { readonly kind: "hash-chunk"; readonly stream: number; readonly chunk: Uint8Array }
  | { readonly kind: "hash-finish"; readonly stream: number }
  | { readonly kind: "hash-drop"; readonly stream: number }
  | { readonly kind: "read-distribution"; readonly path: string; readonly filename: string }
  | { readonly kind: "check-distribution"; readonly path: string; readonly filename: string };

export type WorkerRequest = WorkerTask & { readonly id: number };

export type WorkerResult = BlobDigests | DistributionFacts | readonly Problem[] | undefined;

export type WorkerAnswer =
  | { readonly id: number; readonly result: WorkerResult }
  | { readonly id: number; readonly failure: Error };
