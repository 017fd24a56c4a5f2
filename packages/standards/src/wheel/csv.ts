/** A row of comma-separated values and the one-based line on which it begins. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/**
 * Reads comma-separated values as Python's `csv` module does with its defaults, which is how RECORD is written and read:
 * cells in double quotes may hold commas, line breaks and doubled quotes; quotes elsewhere are ordinary characters.
 * Empty lines give no row.
 */
export function parseCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  let index = 0;
  while (index < text.length) {
    const start = line;
    const cells: string[] = [];
    let isRowOpen = true;
    while (isRowOpen) {
      const cell = readCell(text, index);
      cells.push(cell.text);
      line += cell.lineBreaks;
      index = cell.end;
      isRowOpen = text[index] === ",";
      if (isRowOpen) index++;
    }
    const next = afterLineBreak(text, index);
    if (cells.length > 1 || cells[0] !== "" || text[index - 1] === '"') rows.push({ cells, line: start });
    if (next > index) line++;
    index = next;
  }
  return rows;
}

/** Reads up to the comma or line break that ends the cell. */
function readCell(text: string, start: number): { text: string; end: number; lineBreaks: number } {
  if (text[start] !== '"') {
    const end = plainEnd(text, start);
    return { text: text.slice(start, end), end, lineBreaks: 0 };
  }
  let quoted = "";
  let index = start + 1;
  while (index < text.length) {
    const quote = text.indexOf('"', index);
    if (quote === -1) {
      quoted += text.slice(index);
      index = text.length;
      break;
    }
    quoted += text.slice(index, quote);
    index = quote + 1;
    if (text[index] !== '"') break;
    quoted += '"';
    index++;
  }
  const end = plainEnd(text, index);
  const lineBreaks = quoted.split(/\r\n|\r|\n/u).length - 1;
  return { text: quoted + text.slice(index, end), end, lineBreaks };
}

function plainEnd(text: string, start: number): number {
  let index = start;
  while (index < text.length && text[index] !== "," && text[index] !== "\n" && text[index] !== "\r") index++;
  return index;
}

function afterLineBreak(text: string, index: number): number {
  if (text[index] === "\r" && text[index + 1] === "\n") return index + 2;
  return index < text.length ? index + 1 : index;
}
