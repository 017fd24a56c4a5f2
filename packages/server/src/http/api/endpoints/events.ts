import type { EventList } from "@linchpin/contract";
import type { DomainEvent, StoredEvent } from "../../../domain/model.ts";
import type { OpenEndpoint } from "../endpoint.ts";

export const listEvents: OpenEndpoint<"listEvents"> = async ({ query }, { ledger, catalogue }) => {
  const events = await ledger.events(query.after, query.limit);
  return { events: events.map(view), last: await catalogue.lastEvent() };
};

function view({ seq, at, actor, event }: StoredEvent): EventList["events"][number] {
  return { seq, at, actor, ...withoutHash(event) };
}

/** The hash of a token cannot be turned back, but nobody has any use for it either. */
function withoutHash(
  event: DomainEvent,
): DomainEvent | { readonly kind: "token-created"; readonly token: object } {
  if (event.kind !== "token-created") return event;
  const { hash: _, ...token } = event.token;
  return { kind: event.kind, token };
}
