/** Which content encoding a page is sent in (RFC 9110 §12.5.3). */
import type { PageEncoding } from "../../pages/rendered-page.ts";

/** In the server's order of preference: zstd is the smallest and the quickest to read. */
const COMPRESSED = ["zstd", "gzip"] as const;

/**
 * The encoding that the client likes best; between equals, compressed before identity. A client that refuses
 * everything gets identity, which every client can read.
 */
export function negotiateEncoding(acceptEncoding: string | undefined): PageEncoding {
  if (acceptEncoding === undefined) return "identity";
  const qualities = readQualities(acceptEncoding);
  const wildcard = qualities.get("*");
  let best: PageEncoding = "identity";
  let bestQuality = qualities.get("identity") ?? 0;
  for (const encoding of COMPRESSED) {
    const quality = qualities.get(encoding) ?? aliasQuality(encoding, qualities) ?? wildcard ?? 0;
    if (quality > 0 && (quality > bestQuality || (best === "identity" && quality === bestQuality))) {
      best = encoding;
      bestQuality = quality;
    }
  }
  return best;
}

/** §8.4.1.3: `x-gzip` is `gzip`. */
function aliasQuality(encoding: PageEncoding, qualities: ReadonlyMap<string, number>): number | undefined {
  return encoding === "gzip" ? qualities.get("x-gzip") : undefined;
}

function readQualities(header: string): ReadonlyMap<string, number> {
  const qualities = new Map<string, number>();
  for (const entry of header.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    if (coding !== "") qualities.set(coding, quality >= 0 && quality <= 1 ? quality : 0);
  }
  return qualities;
}
