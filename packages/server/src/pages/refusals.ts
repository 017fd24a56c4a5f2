/** Why a read gets no page or file, in the words of the error table. */
import { Refusal } from "../domain/refusal.ts";

export function unknownIndex(index: string, known: readonly string[]): Refusal {
  return new Refusal("index-unknown", {
    state: `there is no index named ${quote(index)}`,
    trigger: "asking it for a page",
    remedy: `use one of ${known.join(", ")}`,
  });
}

export function unknownProject(index: string, project: string): Refusal {
  return new Refusal("project-unknown", {
    state: `${index} holds no project named ${quote(project)}`,
    trigger: "asking for its page",
  });
}

/** uv goes on to its next index after 404 and stops at 403: that is what keeps a stranger's package out. */
export function reservedProject(index: string, project: string): Refusal {
  return new Refusal("nothing-to-show", {
    state: `a local index holds files of ${quote(project)}, and ${index} shows none of them`,
    trigger: `asking ${index} for its page`,
  });
}

export function unknownRelease(project: string, version: string): Refusal {
  return new Refusal("release-unknown", {
    state: `${project} has no release ${quote(version)} here`,
    trigger: "asking for it",
  });
}

export function unknownFile(filename: string): Refusal {
  return new Refusal("file-unknown", {
    state: `no file named ${quote(filename)} has this digest`,
    trigger: "asking for its bytes",
  });
}

export function unknownMetadata(filename: string, reason: string): Refusal {
  return new Refusal("file-unknown", {
    state: `${quote(filename)} has no metadata apart from the file: ${reason}`,
    trigger: "asking for its metadata",
    remedy: "read the metadata in the file itself",
  });
}

export function upstreamMissing(index: string, reason: string): Refusal {
  return new Refusal("upstream-missing", {
    state: `${index} has nothing to mirror: ${reason}`,
    trigger: `asking ${index} for a page`,
  });
}

export function upstreamUnreachable(reason: string, retryAfterSeconds: number): Refusal {
  return new Refusal("upstream-unreachable", {
    state: `${reason}, and nothing is held here of what was asked for`,
    trigger: "asking for something that is not held yet",
    remedy: `ask again in ${retryAfterSeconds} s`,
    retryAfterSeconds,
  });
}

/** At most 100 characters of what a client sent. */
function quote(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}...` : text);
}
