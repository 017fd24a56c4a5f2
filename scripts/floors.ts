/**
 * The floors of the house (design §4): a package may import only packages of a lower floor, and nothing but tests
 * imports `testing`. The table and the picture of ARCHITECTURE.md are printed from here.
 */

export interface Room {
  /** The folder's name, and the package's name behind `@linchpin/`. */
  readonly name: string;
  readonly floor: number;
  /** What the package may touch. */
  readonly right: string;
  /** What lives there, in one sentence. */
  readonly purpose: string;
}

export const ROOMS: readonly Room[] = [
  {
    name: "standards",
    floor: 0,
    right: "pure",
    purpose: "every packaging specification: parse, compare, evaluate, print",
  },
  {
    name: "contract",
    floor: 0,
    right: "pure",
    purpose: "the HTTP API as zod schemas and one route table",
  },
  {
    name: "archives",
    floor: 1,
    right: "bytes",
    purpose: "walk a zip or a tar once, strictly; wheels, sdists, native binaries; deterministic writers",
  },
  {
    name: "checks",
    floor: 2,
    right: "bytes",
    purpose: "the rules: one folder a rule, with a good example, a bad one and the incident",
  },
  {
    name: "python",
    floor: 2,
    right: "processes",
    purpose: "interpreters and sandboxes, PEP 517 builds, install verification",
  },
  {
    name: "client",
    floor: 3,
    right: "network",
    purpose: "any index over HTTP: simple API, ranges, downloads, uploads, retries",
  },
  {
    name: "server",
    floor: 4,
    right: "all",
    purpose: "the index: uploads, events, mirror, pages, promotion",
  },
  {
    name: "cli",
    floor: 5,
    right: "all",
    purpose: "one file a command; words in, calls, words out",
  },
];

/** What stands beside the house: only tests, end-to-end runs and benchmarks import these. */
export const OUTBUILDINGS: readonly string[] = ["testing", "e2e", "bench"];

/** The floor of a package, or undefined for an unknown one. */
export function floorOf(name: string): number | undefined {
  return ROOMS.find((room) => room.name === name)?.floor;
}
