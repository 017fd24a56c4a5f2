/** The bar that `publish` and `import` show beside a file. */
import { bytesText } from "./units.ts";

const CELLS = 20;

/** `█████░░░░░░░░░░░░░░░  25 %  1.20 MB of 4.80 MB`. A total of 0 counts as done. */
export function progressBar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.floor(share * CELLS);
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${"█".repeat(full)}${"░".repeat(CELLS - full)} ${percent} %  ${bytesText(done)} of ${bytesText(total)}`;
}
