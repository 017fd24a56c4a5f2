/** What can be answered from memory alone: no SQL, no disk, no rendering. */
import type { Pages } from "../../../pages/pages.ts";
import { answerImmutable, type BodyAnswer, type ImmutableBody } from "../immutable-body.ts";
import { answerPage } from "../page-answer.ts";
import type { PlainGet } from "./request-head.ts";
import type { WarmBodies } from "./warm-bodies.ts";

export type WarmAnswer = BodyAnswer & { readonly body?: ImmutableBody };

/** The answer to a plain GET, or undefined where the cold path has to make one. */
export function findWarmAnswer(get: PlainGet, pages: Pages, bodies: WarmBodies): WarmAnswer | undefined {
  if (get.path.startsWith("/files/")) {
    const body = bodies.get(get.path);
    return body && { ...answerImmutable(body, get), body };
  }
  if (get.format === undefined) return undefined;
  const representation = pages.peek(get.path)?.rendered.peek(get.format, get.encoding);
  return representation && { response: answerPage(representation, get) };
}
