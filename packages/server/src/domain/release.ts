/** A release is a project and a version; versions that PEP 440 calls equal are one release. */

/**
 * The key under which equal versions meet: `1.0` and `1.0.0` are one release. `version` is as PEP 440 prints it;
 * the key drops the zeros at the end of its release segment (PEP 440 § Version comparison: padded with zeros).
 */
export function releaseKey(version: string): string {
  const [whole = "", epoch = "", release = ""] = /^(\d+!)?(\d+(?:\.\d+)*)/.exec(version) ?? [];
  const segments = release.split(".");
  while (segments.length > 1 && /^0+$/.test(segments.at(-1) ?? "")) segments.pop();
  return epoch + segments.join(".") + version.slice(whole.length);
}
