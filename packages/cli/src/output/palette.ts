/** The few colours of the command line; every one is a no-op where colours are not wanted. */
import { styleText } from "node:util";

export interface Palette {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly success: (text: string) => string;
}

type Style = Parameters<typeof styleText>[0];

/** `validateStream: false`, because whether to colour is decided once, by the terminal. */
export function createPalette(colours: boolean): Palette {
  const paint =
    (style: Style) =>
    (text: string): string =>
      colours ? styleText(style, text, { validateStream: false }) : text;
  return {
    bold: paint("bold"),
    dim: paint("dim"),
    error: paint(["bold", "red"]),
    warning: paint(["bold", "yellow"]),
    success: paint("green"),
  };
}
