/** What markers are evaluated in (PEP 508 § Environment markers, PEP 751 for lock files). */
import { normalizeExtra } from "../name/extra.ts";
import { StandardsError } from "../problem.ts";
import { excerpt } from "../text/python-text.ts";

/** The value of a set of names. */
export type MarkerNames = ReadonlySet<string> | readonly string[];

/** The values of one Python on one machine, by the names that markers use. */
export interface MarkerEnvironment {
  readonly implementation_name: string;
  readonly implementation_version: string;
  readonly os_name: string;
  readonly platform_machine: string;
  readonly platform_python_implementation: string;
  readonly platform_release: string;
  readonly platform_system: string;
  readonly platform_version: string;
  readonly python_full_version: string;
  readonly python_version: string;
  readonly sys_platform: string;
  readonly extra?: string | undefined;
  readonly extras?: MarkerNames | undefined;
  readonly dependency_groups?: MarkerNames | undefined;
}

/**
 * Where the marker stands: in core metadata (`extra` is defined, by default as no extra), in a lock file (`extras` and
 * `dependency_groups` are defined, by default empty) or elsewhere (none of the three is).
 */
export type MarkerContext = "metadata" | "lock_file" | "requirement";

/** What is said about one evaluation beside the environment; it goes before what the environment says. */
export interface EvaluateMarkerOptions {
  /** The extra that is asked for, in any spelling. */
  readonly extra?: string | undefined;
  /** The extras that are asked for, in a lock file. */
  readonly extras?: MarkerNames | undefined;
  /** The dependency groups that are asked for, in a lock file. */
  readonly dependencyGroups?: MarkerNames | undefined;
  /** `metadata` where left out. */
  readonly context?: MarkerContext | undefined;
}

/** Finds values by their names, with what the context defines. */
export class MarkerLookup {
  readonly #environment: Readonly<Record<string, string | MarkerNames | undefined>>;
  readonly #options: EvaluateMarkerOptions;

  constructor(environment: MarkerEnvironment, options: EvaluateMarkerOptions) {
    this.#environment = environment as unknown as Readonly<Record<string, string | MarkerNames | undefined>>;
    this.#options = options;
  }

  /** Throws `StandardsError` with code `marker-name-undefined` for a name without a value. */
  value(name: string): string | ReadonlySet<string> {
    switch (name) {
      case "extra":
        return this.#extra();
      case "extras":
        return this.#names(name, this.#options.extras);
      case "dependency_groups":
        return this.#names(name, this.#options.dependencyGroups);
      case "python_full_version":
        return repairFullVersion(this.#text(name));
      default:
        return this.#text(name);
    }
  }

  #extra(): string {
    const asked = this.#options.extra ?? this.#given("extra");
    if (asked === undefined && (this.#options.context ?? "metadata") !== "metadata")
      throw undefinedName("extra");
    return typeof asked === "string" ? normalizeExtra(asked) : "";
  }

  #names(name: string, asked: MarkerNames | undefined): ReadonlySet<string> {
    const names = asked ?? this.#given(name);
    if (names === undefined && this.#options.context !== "lock_file") throw undefinedName(name);
    return new Set(Array.from(names ?? [], normalizeExtra));
  }

  #text(name: string): string {
    const value = this.#given(name);
    if (typeof value !== "string") throw undefinedName(name);
    return value;
  }

  #given(name: string): string | MarkerNames | undefined {
    return Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
  }
}

/** Python built from an untagged tree says "3.13.0+", which is no version. */
function repairFullVersion(value: string): string {
  return value.endsWith("+") ? `${value}local` : value;
}

function undefinedName(name: string): StandardsError {
  return new StandardsError({
    code: "marker-name-undefined",
    severity: "error",
    state: `the environment has no value for ${excerpt(name)}`,
    trigger: "evaluating a marker that asks for it (PEP 508)",
    consequence: "nobody can say whether the marker holds, so what it guards cannot be installed",
    remedy:
      "give the environment a value of that name, or evaluate the marker in the context that defines it",
  });
}
