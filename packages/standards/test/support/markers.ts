/** Markers and environments for properties. */
import type { MarkerEnvironment } from "@linchpin/standards";
import * as fc from "fast-check";

const python = fc.constantFrom(
  "2.7.18",
  "3.8.0",
  "3.8.20",
  "3.9.0",
  "3.10.4",
  "3.13.0rc2",
  "3.14.0a1",
  "3.14.2",
);

/** Environments of real interpreters: the short version is the beginning of the full one. */
export const environments: fc.Arbitrary<MarkerEnvironment> = fc
  .record({
    python,
    os_name: fc.constantFrom("posix", "nt"),
    sys_platform: fc.constantFrom("linux", "darwin", "win32"),
    platform_release: fc.constantFrom("5.10", "6.1.0", "6.1.0-18-amd64"),
    extra: fc.constantFrom("", "a", "b"),
  })
  .map(({ python, ...chosen }) => ({
    implementation_name: "cpython",
    implementation_version: python,
    platform_machine: "x86_64",
    platform_python_implementation: "CPython",
    platform_system: "Linux",
    platform_version: "#1 SMP",
    python_full_version: python,
    python_version: python.split(".").slice(0, 2).join("."),
    ...chosen,
  }));

const order = fc.constantFrom("<", "<=", ">", ">=", "==", "!=");
const shortVersion = fc.constantFrom("2.7", "3", "3.8", "3.9", "3.10", "3.13", "3.14");
const fullVersion = fc.constantFrom("3.8.0", "3.8.5", "3.9", "3.13.0", "3.14.0a1", "3.14");
const compared = (variable: string, value: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(order, value).map(([operator, text]) => `${variable} ${operator} "${text}"`);
const equality = fc.constantFrom("==", "!=");
const text = (variable: string, ...values: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(equality, fc.constantFrom(...values))
    .map(([operator, value]) => `${variable} ${operator} "${value}"`);

const comparisons = fc.oneof(
  { weight: 4, arbitrary: compared("python_version", shortVersion) },
  { weight: 2, arbitrary: compared("python_full_version", fullVersion) },
  compared("python_version", shortVersion).map((marker) => marker.replace(/(\S+) (\S+) (\S+)/, "$3 $2 $1")),
  compared("platform_release", fc.constantFrom("5.10", "6.1", "6.1.0-18-amd64")),
  text("os_name", "posix", "nt"),
  text("sys_platform", "linux", "win32"),
  text("extra", "a", "b"),
  fc.constantFrom(
    '"lin" in sys_platform',
    '"lin" not in sys_platform',
    'python_version in "2.7 3.8"',
    'os_name < "x"',
  ),
);

/** Markers of up to about a dozen comparisons. */
export const markerTexts: fc.Arbitrary<string> = fc.letrec<{ marker: string }>((tie) => ({
  marker: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    comparisons,
    fc
      .tuple(fc.constantFrom(" and ", " or "), fc.array(tie("marker"), { minLength: 2, maxLength: 3 }))
      .map(([joint, parts]) => `(${parts.join(joint)})`),
  ),
})).marker;
