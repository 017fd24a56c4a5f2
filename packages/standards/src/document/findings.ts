/** Collects all that is wrong with a document, each finding with its key and, in TOML, its place in the text. */

import { type Problem, type Severity, type Span, StandardsError } from "../problem.ts";
import { TomlSpans } from "../toml/spans.ts";
import { type DocumentPath, formatPath } from "./document-path.ts";
import { LineIndex } from "./line-index.ts";

/** What all findings about one kind of document share. */
export interface DocumentKind {
  /** What was being done, for example `reading pyproject.toml`. */
  readonly trigger: string;
  /** What an error means where a finding does not say it better. */
  readonly consequence: string;
  /** In front of the codes that every kind of document has: `pyproject` gives `pyproject-wrong-type`. */
  readonly code: string;
  /** Whether TOML's integers stay apart from its floats, as `bigint`; otherwise they are numbers where they are safe. */
  readonly keepsIntegers?: boolean;
}

/** One finding, before its place is known. */
export interface Finding {
  readonly code: string;
  readonly state: string;
  readonly remedy: string;
  /** The document's own where absent. */
  readonly consequence?: string;
  /** Whether the finding is about the key instead of its value. */
  readonly isAboutKey?: boolean;
}

interface Places {
  readonly text: string;
  readonly spans: TomlSpans;
  readonly lines: LineIndex;
}

export class Findings {
  readonly problems: Problem[] = [];
  readonly kind: DocumentKind;
  readonly #text: string | undefined;
  #index: Places | undefined;
  #longFractions: boolean | undefined;

  /** `text` is the TOML text, for places; a document of another format has none. */
  constructor(kind: DocumentKind, text?: string) {
    this.kind = kind;
    this.#text = text;
  }

  /** Whether a `number` among the values can only be a float. */
  get keepsIntegers(): boolean {
    return this.#text !== undefined && this.kind.keepsIntegers === true;
  }

  /** Whether a second of the document may have more digits than `Date` keeps. */
  get hasLongFractions(): boolean {
    this.#longFractions ??= /\d\.\d{4}/.test(this.#text ?? "");
    return this.#longFractions;
  }

  error(path: DocumentPath, finding: Finding): void {
    this.#add("error", path, finding);
  }

  warning(path: DocumentPath, finding: Finding): void {
    this.#add("warning", path, finding);
  }

  /** Whether nothing found so far is an error. */
  get isSound(): boolean {
    return this.problems.every(({ severity }) => severity !== "error");
  }

  /**
   * Reads one value with a parser that throws `StandardsError`; what it finds becomes an error at the value's place,
   * and undefined comes back.
   */
  attempt<Value>(path: DocumentPath, read: () => Value): Value | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof StandardsError)) {
        throw error;
      }
      this.adopt(path, error.problem);
      return undefined;
    }
  }

  /** Takes over a finding that another parser has about the value at the path. */
  adopt(path: DocumentPath, problem: Problem): void {
    const { span, ...rest } = problem;
    this.problems.push({ ...rest, field: formatPath(path), ...this.#locate(path, false, span) });
  }

  /** Reports syntax that CPython before 3.15 cannot read, so that most installers refuse the document. */
  reportUnreadSyntax(): void {
    const places = this.#places();
    for (const { span, what } of places?.spans.unread ?? []) {
      this.problems.push({
        code: `${this.kind.code}-toml-unread`,
        severity: "error",
        state: `the document has ${what}`,
        trigger: this.kind.trigger,
        consequence:
          "CPython before 3.15 reads TOML 1.0 only, so pip and other tools refuse the whole document",
        remedy: "write it as TOML 1.0 has it",
        span,
        ...places?.lines.place(span.start),
      });
    }
  }

  /** The text of a value as it stands in the document; undefined where the document is not at hand. */
  sourceOf(path: DocumentPath): string | undefined {
    const { start, end } = this.#places()?.spans.find(path).value ?? { start: 0, end: 0 };
    return this.#text?.slice(start, end);
  }

  #add(severity: Severity, path: DocumentPath, finding: Finding): void {
    const { code, state, remedy, consequence = this.kind.consequence, isAboutKey = false } = finding;
    const field = path.length === 0 ? {} : { field: formatPath(path) };
    this.problems.push({
      code,
      severity,
      state,
      trigger: this.kind.trigger,
      consequence,
      remedy,
      ...field,
      ...this.#locate(path, isAboutKey),
    });
  }

  /** The place of a value or key, or of a part of a text value. */
  #locate(path: DocumentPath, isAboutKey: boolean, part?: Span): Pick<Problem, "span" | "line" | "column"> {
    const places = this.#places();
    if (places === undefined) {
      return {};
    }
    const place = places.spans.find(path);
    const whole = isAboutKey ? place.key : place.value;
    const span = part === undefined ? whole : partOfString(places.text, whole, part);
    return { span, ...places.lines.place(span.start) };
  }

  /** Made when somebody first asks for a place: most documents have no findings. */
  #places(): Places | undefined {
    const text = this.#text;
    if (text !== undefined) {
      this.#index ??= { text, spans: new TomlSpans(text), lines: new LineIndex(text) };
    }
    return this.#index;
  }
}

/** A part of a string's text as a part of the document; the whole string where escapes make the two differ. */
function partOfString(text: string, whole: Span, part: Span): Span {
  const raw = text.slice(whole.start, whole.end);
  const isPlain = /^(["'])(?!\1)[^\\]*$/.test(raw);
  if (!isPlain || part.end > raw.length - 2) {
    return whole;
  }
  return { start: whole.start + 1 + part.start, end: whole.start + 1 + part.end };
}
