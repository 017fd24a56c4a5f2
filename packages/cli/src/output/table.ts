/** Columns aligned with spaces: what `show`, `config` and `token list` print. */
import { stripVTControlCharacters } from "node:util";

/** One line a row, cells two spaces apart, no spaces at the end of a line. Cells may hold colour codes. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries())
      widths[column] = Math.max(widths[column] ?? 0, visibleLength(cell));
  }
  return rows.map((row) => `${rowText(row, widths)}\n`).join("");
}

function rowText(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - visibleLength(cell)));
  return cells.join("  ").trimEnd();
}

function visibleLength(text: string): number {
  return stripVTControlCharacters(text).length;
}
