/** What a rule says: the product's four lines, with a place and with evidence that a machine can check. */

/**
 * `error`: installing, importing or publishing will go wrong for someone. `warning`: it will for some, or something is
 * surely not as it was meant. `advice`: taste, or a risk that its owner may well accept.
 */
export type Severity = "error" | "warning" | "advice";

export interface Place {
  /** The file name of the wheel or sdist, or the path of a file of the source tree. */
  readonly file: string;
  /** A member of that archive. */
  readonly member?: string;
  /** One-based. */
  readonly line?: number;
  /** A field of METADATA or a dotted key of pyproject.toml. */
  readonly field?: string;
}

export type Evidence = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A reasoned exception from `[tool.linchpin.checks]`. */
export interface Waiver {
  /** A rule's id, or a prefix of ids such as `C`. */
  readonly rule: string;
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. */
  readonly until: string;
  /** Only findings whose file or member matches this glob. */
  readonly path?: string;
}

export interface Finding {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;
  readonly evidence: Evidence;
  /** Set where a waiver that still holds covers the finding: it then counts for nothing. */
  readonly waiver?: Waiver;
}

/** What a rule yields: the runner adds the rule, and the file that was looked at where none is named. */
export interface Draft {
  /** Default: the severity of the rule. */
  readonly severity?: Severity;
  readonly file?: string;
  readonly member?: string;
  readonly line?: number;
  readonly field?: string;
  readonly state: string;
  readonly trigger: string;
  readonly consequence: string;
  readonly remedy: string;
  readonly evidence?: Evidence;
}
