/** Which form of a problem a client wants. uv understands `application/json` only when it is exactly that. */

export type ProblemFormat = "application/problem+json" | "application/json" | "text/plain; charset=utf-8";

const FORMATS: readonly (readonly [mediaType: string, format: ProblemFormat])[] = [
  ["application/problem+json", "application/problem+json"],
  ["application/json", "application/json"],
  ["text/plain", "text/plain; charset=utf-8"],
  ["text/html", "text/plain; charset=utf-8"],
];

/**
 * The format with the highest q-value that the header names; problem JSON for a client that names none of them
 * (`*` + `/*`, nothing, or a type that an error cannot have): an error is answered in any case.
 */
export function problemFormat(accept: string | undefined): ProblemFormat {
  let best: ProblemFormat = "application/problem+json";
  let bestQuality = 0;
  for (const { mediaType, quality } of readAccept(accept ?? "")) {
    const format = FORMATS.find(([name]) => name === mediaType)?.[1];
    if (format !== undefined && quality > bestQuality) [best, bestQuality] = [format, quality];
  }
  return best;
}

function readAccept(header: string): readonly { readonly mediaType: string; readonly quality: number }[] {
  return header
    .slice(0, 1_000)
    .split(",")
    .map((part) => {
      const [mediaType = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { mediaType, quality: quality === undefined ? 1 : Number.parseFloat(quality) || 0 };
    });
}
