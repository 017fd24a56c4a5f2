/** Project pages in HTML and JSON as indexes of all ages write them. */
import type { Random } from "./random.ts";

const DIGEST = "ab".repeat(32);
const HREFS = [
  "acme-1.0.tar.gz",
  `acme-1.0-py3-none-any.whl#sha256=${DIGEST}`,
  `/files/acme-1.0-py3-none-any.whl#sha256=${DIGEST}`,
  "../../packages/a%20b/acme-1.0%2Blocal.tar.gz",
  `//cdn.example/acme-1.0.zip#md5=${"cd".repeat(16)}`,
  `https://files.example/acme-1.0.whl?sig=a&amp;b=c#sha256=${DIGEST}&egg=acme`,
  "./acme-1.0.tar.gz#egg=acme-1.0",
  "",
];
const VALUES = [
  "&gt;=3.8",
  "&#62;=3.8,&lt;4",
  ">=3.8",
  "",
  "a &quot;b&quot;",
  "&amp;amp;",
  "caf&eacute;",
  "true",
  `sha256=${DIGEST}`,
];
const ATTRIBUTES = [
  "data-requires-python",
  "data-yanked",
  "data-core-metadata",
  "data-dist-info-metadata",
  "class",
  "rel",
];
const AROUND = [
  "<br/>\n",
  "<p>",
  "<!-- <a href='no.whl'> -->",
  "<h1>Links</h1>",
  "</body>",
  "\n  ",
  "<a name=top>x</a>",
  "<script>'<a href=no.whl>'</script>",
];

function quoted(random: Random, value: string): string {
  const quote = random.pick(['"', '"', "'"]);
  return quote + value.replaceAll(quote, quote === '"' ? "&quot;" : "&#39;") + quote;
}

function anchor(random: Random): string {
  const attributes = random.list(0, 3, () => [random.pick(ATTRIBUTES), random.pick(VALUES)] as const);
  const unique = new Map([["href", random.pick(HREFS)], ...attributes]);
  const written = [...unique].map(([name, value]) => {
    const spelled = random.chance(0.1) ? name.toUpperCase() : name;
    const equals = random.pick(["=", "=", "=", " = ", "\n="]);
    return `${spelled}${equals}${quoted(random, value)}`;
  });
  const order = random.chance(0.3) ? written.toReversed() : written;
  return `<${random.pick(["a", "a", "A"])} ${order.join(random.pick([" ", "\n  "]))}>acme</a>`;
}

export function htmlPage(random: Random): string {
  const head = random.pick([
    "<!DOCTYPE html><html><head>",
    "<html>",
    "",
    '<head><base href="https://base.example/x/">',
  ]);
  return head + random.list(0, 5, () => random.pick(AROUND) + anchor(random)).join("");
}

const JSON_VALUES: Readonly<Record<string, readonly unknown[]>> = {
  "requires-python": [null, "", ">=3.8", ">=3.8,<4", "odd"],
  yanked: [true, false, "broken", ""],
  "core-metadata": [true, false, {}, { sha256: DIGEST }, { sha256: DIGEST, md5: "cd".repeat(16) }],
  "dist-info-metadata": [true, false, { sha256: DIGEST }],
  size: [1, 12345],
  "upload-time": ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.123456Z"],
  "gpg-sig": [true, false],
  provenance: [null, "https://index.example/provenance"],
  _private: [{ x: 1 }],
};
const JSON_URLS = [
  "acme-1.0.tar.gz",
  "/files/acme-1.0.tar.gz",
  "../../p/acme-1.0.tar.gz",
  "https://files.example/a%20b/acme-1.0.tar.gz",
  "//cdn.example/acme-1.0.tar.gz",
];
const JSON_HASHES: readonly object[] = [
  {},
  { sha256: DIGEST },
  { sha256: DIGEST, md5: "cd".repeat(16) },
  { sha512: DIGEST + DIGEST },
];

function jsonFile(random: Random): object {
  const keys = Object.keys(JSON_VALUES).filter(() => random.chance(0.4));
  const values = keys.map((key) => [key, random.pick(JSON_VALUES[key] ?? [])] as const);
  return {
    filename: "acme-1.0.tar.gz",
    url: random.pick(JSON_URLS),
    hashes: random.pick(JSON_HASHES),
    ...Object.fromEntries(values),
  };
}

export function jsonPage(random: Random): string {
  const meta = { "api-version": random.pick(["1.0", "1.1", "1.3", "1.4", "1.9"]) };
  return JSON.stringify({
    meta,
    name: "acme",
    versions: [],
    files: random.list(0, 4, () => jsonFile(random)),
  });
}
