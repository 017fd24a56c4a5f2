import exceptionIds from "spdx-exceptions/index.json" with { type: "json" };
import deprecatedIds from "spdx-license-ids/deprecated.json" with { type: "json" };
import currentIds from "spdx-license-ids/index.json" with { type: "json" };

/*
 * The SPDX licence list 3.28 (from spdx-license-ids) and the SPDX exceptions. Identifiers compare without regard to
 * case; the maps lead from the lower-case form to the official one.
 */

/**
 * Official identifiers that the npm list leaves out because `+` is also an operator. They make no difference but one:
 * `GPL-2.0++` is a licence, as it is for pip.
 */
const IDS_WITH_PLUS = ["GPL-1.0+", "GPL-2.0+", "GPL-3.0+", "LGPL-2.0+", "LGPL-2.1+", "LGPL-3.0+"];

/** Exceptions of SPDX 3.27 and a deprecated one that the npm list, frozen at 3.26, does not have. */
const LATER_EXCEPTIONS = [
  "Asterisk-linking-protocols-exception",
  "CGAL-linking-exception",
  "Digia-Qt-LGPL-exception-1.1",
  "erlang-otp-linking-exception",
  "GPL-3.0-389-ds-base-exception",
  "harbour-exception",
  "Independent-modules-exception",
  "mxml-exception",
  "Nokia-Qt-exception-1.1",
  "PCRE2-exception",
  "polyparse-exception",
  "romic-exception",
  "RRDtool-FLOSS-exception-2.0",
];

const LICENSES = byLowerCase([...currentIds, ...deprecatedIds, ...IDS_WITH_PLUS]);
const DEPRECATED = byLowerCase([...deprecatedIds, ...IDS_WITH_PLUS]);
const EXCEPTIONS = byLowerCase([...exceptionIds, ...LATER_EXCEPTIONS]);

function byLowerCase(ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.map((id) => [id.toLowerCase(), id]));
}

/** The official spelling of a licence identifier, deprecated ones included. */
export function spdxLicense(id: string): string | undefined {
  return LICENSES.get(id.toLowerCase());
}

/** Whether SPDX asks not to use the identifier any more, for example `GPL-2.0` (now `GPL-2.0-only`). */
export function isDeprecatedLicense(id: string): boolean {
  return DEPRECATED.has(id.toLowerCase());
}

/** The official spelling of what may follow `WITH`. */
export function spdxException(id: string): string | undefined {
  return EXCEPTIONS.get(id.toLowerCase());
}
