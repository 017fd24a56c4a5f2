/** Kysely on node:sqlite: Kysely's own SQLite dialect asks for four methods, which this adapter provides. */

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import type { Schema } from "./schema.ts";

export type Queries = Kysely<Schema>;

export function createQueries(database: DatabaseSync): Queries {
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
