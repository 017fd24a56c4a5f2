/** Conditional requests (RFC 9110 §13): what a client that already has something asks. */

/** What the server knows of the representation that it would send. */
export interface Validators {
  /** Strong, with its quotes; undefined while nobody knows the digest. */
  readonly etag?: string | undefined;
  /** An HTTP date. */
  readonly lastModified?: string | undefined;
}

/** The headers that carry conditions, as they were received. */
export interface Conditions {
  readonly ifNoneMatch?: string | undefined;
  readonly ifModifiedSince?: string | undefined;
  readonly ifRange?: string | undefined;
}

/** Whether the client's copy is still right, so that 304 is the answer (§13.1.2, §13.1.3, in the order of §13.2.2). */
export function isNotModified(conditions: Conditions, validators: Validators): boolean {
  if (conditions.ifNoneMatch !== undefined) return matchesAny(conditions.ifNoneMatch, validators.etag);
  if (conditions.ifModifiedSince === undefined || validators.lastModified === undefined) return false;
  const since = Date.parse(conditions.ifModifiedSince);
  return !Number.isNaN(since) && Date.parse(validators.lastModified) <= since;
}

/** Weak comparison (§8.8.3.2) against a list of entity tags, or `*`. */
function matchesAny(list: string, etag: string | undefined): boolean {
  if (list === etag) return true;
  if (list.trim() === "*") return true;
  return list.split(",").some((entry) => withoutWeakness(entry.trim()) === etag);
}

function withoutWeakness(entityTag: string): string {
  return entityTag.startsWith("W/") ? entityTag.slice(2) : entityTag;
}

/**
 * Whether a `Range` counts: without `If-Range`, or where it names exactly what would be sent (§13.1.5). An entity tag
 * is compared strongly, a date must be equal.
 */
export function rangeApplies(conditions: Conditions, validators: Validators): boolean {
  const validator = conditions.ifRange?.trim();
  if (validator === undefined) return true;
  return validator === validators.etag || validator === validators.lastModified;
}
