/** The Ledger port: one writer, one transaction at a time, the events and their projections together. */

import type { DatabaseSync } from "node:sqlite";
import type { DomainEvent, StoredEvent } from "../domain/model.ts";
import type { Catalogue, Cause, Faults, Ledger } from "../domain/ports.ts";
import { createCatalogue } from "./catalogue.ts";
import { project } from "./projections.ts";
import type { OpenQueries, Queries } from "./queries.ts";
import type { EventRow } from "./schema.ts";

type Decide = (state: Catalogue) => Promise<readonly DomainEvent[]>;
type Listener = (events: readonly StoredEvent[]) => void;

export class SqliteLedger implements Ledger {
  readonly #database: DatabaseSync;
  readonly #writer: OpenQueries;
  readonly #reader: OpenQueries;
  readonly #faults: Faults;
  readonly #state: Catalogue;
  readonly #listeners: Listener[] = [];
  /** Settles when the append before has ended: node:sqlite has one transaction per connection. */
  #previous: Promise<unknown> = Promise.resolve();

  constructor(
    database: DatabaseSync,
    queries: { readonly writer: OpenQueries; readonly reader: OpenQueries },
    faults: Faults,
  ) {
    this.#database = database;
    this.#writer = queries.writer;
    this.#reader = queries.reader;
    this.#faults = faults;
    this.#state = createCatalogue(queries.writer);
  }

  async append(cause: Cause, decide: Decide): Promise<readonly StoredEvent[]> {
    const turn = this.#previous.then(() => this.#appendAlone(cause, decide));
    this.#previous = turn.catch(() => undefined);
    const stored = await turn;
    if (stored.length > 0) for (const listener of this.#listeners) listener(stored);
    return stored;
  }

  async events(after: number, limit: number): Promise<readonly StoredEvent[]> {
    return readEvents(await this.#reader(), after, limit);
  }

  onAppend(listener: Listener): void {
    this.#listeners.push(listener);
  }

  async #appendAlone(cause: Cause, decide: Decide): Promise<readonly StoredEvent[]> {
    const writer = await this.#writer();
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      const stored = number(await decide(this.#state), cause, await this.#state.lastEvent());
      for (const event of stored) {
        await writer.insertInto("events").values(toRow(event)).execute();
        await project(writer, event);
      }
      await this.#faults.at("ledger:before-commit");
      this.#database.exec("COMMIT");
      await this.#faults.at("ledger:after-commit");
      return stored;
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      throw error;
    }
  }
}

export async function readEvents(
  queries: Queries,
  after: number,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const rows = await queries
    .selectFrom("events")
    .selectAll()
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    at: row.at,
    actor: row.actor,
    event: JSON.parse(row.body) as DomainEvent,
  }));
}

function number(events: readonly DomainEvent[], cause: Cause, last: number): readonly StoredEvent[] {
  const at = cause.at.toISOString();
  return events.map((event, index) => ({ seq: last + index + 1, at, actor: cause.actor, event }));
}

function toRow({ seq, at, actor, event }: StoredEvent): EventRow {
  return { seq, at, actor, kind: event.kind, body: JSON.stringify(event) };
}
