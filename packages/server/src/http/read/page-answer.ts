/** The answer to a GET of a simple page that is in memory. */

import type { Staleness } from "../../mirror/answer.ts";
import type { Representation } from "../../pages/rendered-page.ts";
import { type Conditions, isNotModified } from "./conditions.ts";
import { type HeaderFields, WireResponse } from "./wire-response.ts";

interface PageResponses {
  readonly ok: WireResponse;
  readonly notModified: WireResponse;
}

/** Made once a representation: they live as long as it does. */
const RESPONSES = new WeakMap<Representation, PageResponses>();

export function answerPage(representation: Representation, conditions: Conditions): WireResponse {
  let responses = RESPONSES.get(representation);
  if (responses === undefined) {
    responses = makeResponses(representation, {});
    RESPONSES.set(representation, responses);
  }
  return choose(responses, representation, conditions);
}

/** The same page with a label: the upstream could not be asked whether it is still right. */
export function answerStalePage(
  representation: Representation,
  conditions: Conditions,
  stale: Staleness & { readonly now: Date },
): WireResponse {
  const age = Math.max(0, Math.round((stale.now.getTime() - stale.confirmedAt.getTime()) / 1000));
  const label = {
    Age: String(age),
    Warning: '111 - "Revalidation Failed"',
    "X-Linchpin-Stale": stale.reason,
  };
  return choose(makeResponses(representation, label), representation, conditions);
}

function choose(
  responses: PageResponses,
  representation: Representation,
  conditions: Conditions,
): WireResponse {
  return isNotModified(conditions, representation) ? responses.notModified : responses.ok;
}

function makeResponses(representation: Representation, label: HeaderFields): PageResponses {
  const shared = {
    ETag: representation.etag,
    Vary: "Accept, Accept-Encoding",
    // Always revalidated: a promotion must be seen by the next request, and a 304 costs next to nothing.
    "Cache-Control": "no-cache",
    "Access-Control-Allow-Origin": "*",
    ...label,
  };
  return {
    ok: new WireResponse(200, { ...contentHeaders(representation), ...shared }, representation.body),
    notModified: new WireResponse(304, shared),
  };
}

function contentHeaders({ contentType, encoding, body }: Representation): HeaderFields {
  return {
    "Content-Type": contentType,
    "Content-Length": String(body.length),
    ...(encoding !== "identity" && { "Content-Encoding": encoding }),
    "X-Content-Type-Options": "nosniff",
  };
}
