import type { Problem } from "../problem.ts";
import { comparableValues } from "./comparable-value.ts";
import type { CoreMetadata } from "./core-metadata.ts";
import { isMetadataVersion } from "./identity-checks.ts";
import { fieldOfHeader, METADATA_FIELDS, type MetadataField } from "./metadata-field.ts";
import { metadataProblem } from "./metadata-problem.ts";
import { isAtLeast } from "./relation-checks.ts";

/**
 * What a wheel says otherwise than the sdist that it was built from (PEP 643, PEP 808). A field that the sdist does not
 * call dynamic must be the same in every wheel, absent ones included. A dynamic one may be anything; from metadata 2.6 on
 * a repeatable one may only gain values.
 */
export function compareSdistAndWheelMetadata(sdist: CoreMetadata, wheel: CoreMetadata): Problem[] {
  const dynamic = new Set(sdist.dynamic.map((name) => fieldOfHeader(name)?.key));
  return METADATA_FIELDS.flatMap((field) => {
    if (NOT_COMPARED.has(field.key)) return [];
    const pair = { before: comparableValues(sdist, field), after: comparableValues(wheel, field) };
    if (ALWAYS_STATIC.has(field.key)) return staticProblems(field, pair);
    if (!saysWhatIsDynamic(sdist)) return [];
    if (!dynamic.has(field.key)) return staticProblems(field, pair);
    return mayOnlyGain(sdist, field) ? gainProblems(field, pair) : [];
  });
}

/** Each file has its own. */
const NOT_COMPARED = new Set<keyof CoreMetadata>(["metadataVersion", "dynamic"]);
const ALWAYS_STATIC = new Set<keyof CoreMetadata>(["name", "version"]);

interface ValuePair {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Before metadata 2.2 an sdist could not say, so nothing in it is binding (PEP 643 § Backwards compatibility). */
function saysWhatIsDynamic({ metadataVersion }: CoreMetadata): boolean {
  return isMetadataVersion(metadataVersion) && isAtLeast(metadataVersion, "2.2");
}

/** PEP 808: values that stand in the sdist beside `Dynamic` are promised. */
function mayOnlyGain({ metadataVersion }: CoreMetadata, field: MetadataField): boolean {
  const isRepeatable = field.shape !== "text";
  return isRepeatable && isMetadataVersion(metadataVersion) && isAtLeast(metadataVersion, "2.6");
}

function staticProblems(field: MetadataField, { before, after }: ValuePair): Problem[] {
  if (
    before.length === after.length &&
    before.toSorted().every((value, index) => value === after.toSorted()[index])
  ) {
    return [];
  }
  return [
    metadataProblem(field.header, {
      rule: "wheel-differs",
      state: `${field.header} is not dynamic, but the wheel has ${count(after)} and the sdist ${count(before)}${firstDifference(before, after)}`,
      trigger: "comparing the wheel with its sdist (PEP 643)",
      consequence: "tools that read the sdist resolve other dependencies than those who install the wheel",
      remedy: `make both say the same, or list ${field.header} under dynamic`,
    }),
  ];
}

function gainProblems(field: MetadataField, { before, after }: ValuePair): Problem[] {
  let position = 0;
  for (const value of before) {
    position = after.indexOf(value, position) + 1;
    if (position === 0) {
      return [
        metadataProblem(field.header, {
          rule: "wheel-lost-value",
          state: `the sdist promises ${field.header} ${JSON.stringify(value)}; the wheel does not have it in that place`,
          trigger: "comparing the wheel with its sdist (PEP 808)",
          consequence: "tools that trusted the sdist are wrong about the wheel",
          remedy: "keep every value of the sdist in the wheel, in order, and add others after them",
        }),
      ];
    }
  }
  return [];
}

function count(values: readonly string[]): string {
  return values.length === 0 ? "none" : `${values.length} value${values.length === 1 ? "" : "s"}`;
}

function firstDifference(before: readonly string[], after: readonly string[]): string {
  const added = after.find((value) => !before.includes(value));
  const lost = before.find((value) => !after.includes(value));
  const parts = [added === undefined ? "" : `only in the wheel: ${shorten(added)}`];
  if (lost !== undefined) parts.push(`only in the sdist: ${shorten(lost)}`);
  const text = parts.filter((part) => part !== "").join("; ");
  return text === "" ? "" : ` (${text})`;
}

function shorten(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
}
