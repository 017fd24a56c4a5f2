/** Values for properties: few distinct numbers, so that bounds meet versions often. */
import { makeVersion, type Version, versionToString } from "@linchpin/standards";
import * as fc from "fast-check";

const small = fc.integer({ min: 0, max: 3 });
const optional = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const large = fc.oneof({ weight: 20, arbitrary: small }, fc.bigInt({ min: 2n ** 53n, max: 2n ** 90n }));

export const versions: fc.Arbitrary<Version> = fc
  .record({
    epoch: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.constant(1)),
    release: fc.array(large, { minLength: 1, maxLength: 3 }),
    pre: optional(
      fc.record({ letter: fc.constantFrom("a", "b", "rc"), number: small }, { noNullPrototype: true }),
    ),
    post: optional(small),
    dev: optional(small),
    local: fc.option(fc.array(fc.oneof(fc.constantFrom("a", "b1"), small), { minLength: 1, maxLength: 2 }), {
      nil: undefined,
      freq: 5,
    }),
  })
  .map(makeVersion);

const publicVersions = versions.map((version) => makeVersion({ ...version, local: undefined }));

const ordered = fc
  .tuple(fc.constantFrom("<=", ">=", "<", ">"), publicVersions)
  .map(([operator, version]) => operator + versionToString(version));
const equal = fc
  .tuple(fc.constantFrom("==", "!="), versions)
  .map(([operator, version]) => operator + versionToString(version));
const prefix = fc
  .tuple(fc.constantFrom("==", "!="), fc.array(small, { minLength: 1, maxLength: 2 }))
  .map(([operator, release]) => `${operator}${release.join(".")}.*`);
const compatible = publicVersions
  .filter((version) => version.release.length > 1)
  .map((version) => `~=${versionToString(version)}`);

/** Specifiers of all operators but `===`. */
export const specifierTexts: fc.Arbitrary<string> = fc.oneof(ordered, equal, prefix, compatible);

/** Sets of up to four of them. */
export const specifierSetTexts: fc.Arbitrary<string> = fc
  .array(specifierTexts, { maxLength: 4 })
  .map((parts) => parts.join(","));
