/** Why the mirror gives no file, in the words of the error table. */
import { ClientError } from "@linchpin/client";
import { Refusal } from "../domain/refusal.ts";
import { unknownFile, upstreamUnreachable } from "../pages/refusals.ts";
import type { MirrorAnswer } from "./answer.ts";
import { outageOf, secondsLeft } from "./outage.ts";
import { WrongFileError } from "./wrong-file.ts";

/** What a failed fetch means for those who wait for the file. Gives back what is no failure of the upstream. */
export function refusalOfFetch(error: unknown, filename: string, now: number): unknown {
  if (error instanceof WrongFileError) {
    return new Refusal(
      "upstream-failed",
      { state: error.message, trigger: `fetching ${filename}` },
      { cause: error },
    );
  }
  if (!(error instanceof ClientError)) return error;
  if (error.kind === "not-found") return unknownFile(filename);
  const outage = outageOf(error, now, now);
  return upstreamUnreachable(outage.reason, secondsLeft(outage, now));
}

/** Why a page that would lead to a file is not there. */
export function refusalOfAnswer(answer: MirrorAnswer, filename: string): Refusal {
  return answer.kind === "unavailable"
    ? upstreamUnreachable(answer.reason, answer.retryAfterSeconds)
    : unknownFile(filename);
}

/** PEP 792: no file of a quarantined project may be offered, nor one that was fetched before. */
export function quarantinedFile(filename: string, project: string, reason: string | undefined): Refusal {
  return new Refusal("file-quarantined", {
    state: `the upstream index has quarantined ${project}${reason === undefined ? "" : `: ${reason}`}`,
    trigger: `asking for ${filename}`,
  });
}

export function wrongMetadata(filename: string, reason: string): Refusal {
  return new Refusal("upstream-failed", {
    state: `the upstream's metadata of ${filename} is not what its page promises: ${reason}`,
    trigger: `asking for the metadata of ${filename}`,
  });
}
