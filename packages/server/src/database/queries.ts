/** Kysely on node:sqlite: Kysely's own SQLite dialect asks for four methods, which this adapter provides. */

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Kysely } from "kysely";
import type { Schema } from "./schema.ts";

export type Queries = Kysely<Schema>;

/** Kysely is three hundred modules, a third of the start: it is loaded for the first query, not before. */
export type OpenQueries = () => Promise<Queries>;

export function queriesOn(database: DatabaseSync): OpenQueries {
  let queries: Promise<Queries> | undefined;
  return () => (queries ??= createQueries(database));
}

async function createQueries(database: DatabaseSync): Promise<Queries> {
  const { Kysely, SqliteDialect } = await import("kysely");
  const statements = new Map<string, ReturnType<typeof adapt>>();
  const prepare = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = adapt(database.prepare(sql));
      // Queries have few shapes; the bound only guards against one that would grow with its input.
      if (statements.size < 200) statements.set(sql, statement);
    }
    return statement;
  };
  return new Kysely<Schema>({
    dialect: new SqliteDialect({ database: { prepare, close: () => database.close() } }),
  });
}

function adapt(statement: StatementSync) {
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]) => statement.all(...(parameters as SQLInputValue[])),
    run: (parameters: readonly unknown[]) => statement.run(...(parameters as SQLInputValue[])),
    iterate: (parameters: readonly unknown[]) => statement.iterate(...(parameters as SQLInputValue[])),
  };
}
