/** Which of its formats a simple page is sent in (PEP 691 § Version + Format Selection, RFC 9110 § 12.5.1). */

/** The formats of a simple page. `html` and `text-html` have the same bytes under two names. */
export type SimpleFormat = "json" | "html" | "text-html";

/** The `Content-Type` of each format. A `latest` request is answered with the concrete version too. */
export const SIMPLE_CONTENT_TYPES: Readonly<Record<SimpleFormat, string>> = {
  json: "application/vnd.pypi.simple.v1+json",
  html: "application/vnd.pypi.simple.v1+html",
  "text-html": "text/html; charset=utf-8",
};

/** The `Accept` of a client that reads every format and likes JSON best. */
export const SIMPLE_ACCEPT =
  "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01";

/** The formats in the order in which a server prefers them. */
const FORMATS: readonly SimpleFormat[] = ["json", "html", "text-html"];

const FORMAT_OF_TYPE: ReadonlyMap<string, SimpleFormat> = new Map([
  ["application/vnd.pypi.simple.v1+json", "json"],
  ["application/vnd.pypi.simple.latest+json", "json"],
  ["application/vnd.pypi.simple.v1+html", "html"],
  ["application/vnd.pypi.simple.latest+html", "html"],
  ["text/html", "text-html"],
]);

/** How exactly a media range names a format: the type itself, `type/*`, or everything. */
type Specificity = 2 | 1 | 0;

interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

interface Preference {
  readonly format: SimpleFormat;
  readonly specificity: Specificity;
  readonly quality: number;
}

/**
 * The format to answer with, or undefined for 406. `format` is the `?format=` parameter: a content type that beats
 * the `Accept` header. No header (or an empty one) means that any format will do, and then `text/html` is sent,
 * because only clients older than PEP 691 are silent. Between formats of equal quality the one that the client
 * named more exactly wins, then JSON before HTML.
 */
export function negotiateSimpleFormat(accept: string | undefined, format?: string): SimpleFormat | undefined {
  if (format !== undefined && format !== "") {
    // A form-decoded query has turned the `+` of `v1+json` into a space.
    return simpleFormatOfContentType(format.trim().replace(" ", "+"));
  }
  if (accept === undefined || accept.trim() === "") {
    return "text-html";
  }
  const ranges = accept.split(",").map(parseMediaRange);
  return FORMATS.map((candidate) => preferenceFor(candidate, ranges))
    .filter((preference) => preference.quality > 0)
    .sort(comparePreferences)[0]?.format;
}

/** The format that a `Content-Type` names, or undefined for a page of another kind. Parameters do not matter. */
export function simpleFormatOfContentType(contentType: string): SimpleFormat | undefined {
  return FORMAT_OF_TYPE.get(contentType.split(";", 1)[0]!.trim().toLowerCase());
}

/** Parameters other than `q` are ignored: no simple type has any that changes its meaning. */
function parseMediaRange(text: string): MediaRange {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter));
  return {
    type,
    quality: weight === undefined ? 1 : parseQuality(weight.slice(weight.indexOf("=") + 1).trim()),
  };
}

/** RFC 9110 § 12.4.2. A weight that is none makes the range count for nothing: guessing could send what was refused. */
function parseQuality(text: string): number {
  return /^(?:0(?:\.\d*)?|1(?:\.0*)?)$/.test(text) ? Number(text) : 0;
}

/** The quality of a format is that of the most exact range that names it (RFC 9110 § 12.5.1). */
function preferenceFor(format: SimpleFormat, ranges: readonly MediaRange[]): Preference {
  let best: Preference = { format, specificity: 0, quality: 0 };
  for (const { type, quality } of ranges) {
    const specificity = specificityOf(type, format);
    if (specificity === undefined || specificity < best.specificity) {
      continue;
    }
    if (specificity > best.specificity || quality > best.quality) {
      best = { format, specificity, quality };
    }
  }
  return best;
}

function specificityOf(type: string, format: SimpleFormat): Specificity | undefined {
  if (FORMAT_OF_TYPE.get(type) === format) {
    return 2;
  }
  if (type === (format === "text-html" ? "text/*" : "application/*")) {
    return 1;
  }
  return type === "*/*" || type === "*" ? 0 : undefined;
}

function comparePreferences(left: Preference, right: Preference): number {
  return (
    right.quality - left.quality ||
    right.specificity - left.specificity ||
    serverOrder(left) - serverOrder(right)
  );
}

/** A client that takes anything is as old as one that is silent, and gets what it knows. */
function serverOrder(preference: Preference): number {
  return preference.specificity === 0 && preference.format === "text-html"
    ? -1
    : FORMATS.indexOf(preference.format);
}
