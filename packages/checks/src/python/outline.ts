/** What a checker needs to know of one module, read from its source without running it. */

/** When an import runs, which decides whether a missing module breaks anything. */
export type ImportContext =
  /** Whenever the module is imported. */
  | "always"
  /** In a `try` that catches ImportError, or after it. */
  | "guarded"
  /** Only for type checkers. */
  | "typing"
  /** Under a test of the Python version. */
  | "versioned"
  /** Under any other condition. */
  | "conditional"
  /** Under `if __name__ == "__main__"`. */
  | "script"
  /** In a function: when it is called. */
  | "deferred";

export interface ModuleImport {
  /** Dotted name without leading dots; empty in `from . import name`. */
  readonly module: string;
  /** Leading dots. */
  readonly level: number;
  /** The names of `from … import`; undefined for `import module`. */
  readonly names: readonly string[] | undefined;
  readonly isStar: boolean;
  readonly line: number;
  readonly context: ImportContext;
}

export interface Definition {
  readonly kind: "class" | "function" | "variable" | "import";
  readonly line: number;
  /** Of a function at the top level. */
  readonly signature?: Signature;
  /** Of a class: names that its body binds, and whether it may inherit others. */
  readonly members?: ReadonlySet<string>;
  readonly inherits?: boolean;
}

export interface Signature {
  readonly isAsync: boolean;
  /** A decorator can change how the function is called. */
  readonly isDecorated: boolean;
  /** Parameters that a call must give. */
  readonly required: number;
}

/** `owner.attribute` in code that runs on import. */
export interface AttributeUse {
  readonly owner: string;
  readonly attribute: string;
  readonly line: number;
}

/** Code that runs on import and fails before a minor version of Python 3. */
export interface RuntimeNeed {
  readonly line: number;
  readonly what: string;
  readonly since: number;
}

/** A statement that names files beside the module: `Path(__file__).parent / "data.json"`. */
export interface ResourceUse {
  readonly line: number;
  /** Its string literals, in order, as written. */
  readonly strings: readonly string[];
  /** Whether the statement itself opens or reads. */
  readonly reads: boolean;
}

/** Something that only a newer Python, or none, can parse. */
export interface SyntaxSuspicion {
  readonly line: number;
  readonly what: string;
  /** The minor version of Python 3 that brought it; undefined where it looks like an error in every version. */
  readonly since: number | undefined;
}

export interface ModuleOutline {
  readonly imports: readonly ModuleImport[];
  /** Names that the module binds at its top level. */
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Names may exist that cannot be seen: `__getattr__`, `globals()`, `exec`, `sys.modules`. */
  readonly isDynamic: boolean;
  /** `owner.name` of what the module gives another object at its top level: `types.job = types.job_v1`. */
  readonly patches: ReadonlySet<string>;
  /** A package that looks for its modules elsewhere too: `__path__` is changed. */
  readonly extendsPath: boolean;
  /** Top-level names bound to one plain string, such as `__version__`. */
  readonly strings: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly resources: readonly ResourceUse[];
  /** Modules bound by `import module` or `import module as name`, by the name. */
  readonly aliases: ReadonlyMap<string, string>;
  readonly attributes: readonly AttributeUse[];
  /** Empty where `from __future__ import annotations` keeps annotations from running. */
  readonly runtimeNeeds: readonly RuntimeNeed[];
  readonly suspicions: readonly SyntaxSuspicion[];
  /** Functions with at least one annotation, and all functions. */
  readonly annotatedFunctions: number;
  readonly functions: number;
  /** Formatted strings, annotations or coroutines: no Python 2 parses them. */
  readonly needsPython3: boolean;
  /** String literals that are paths below somebody's home folder. */
  readonly homePaths: readonly { readonly path: string; readonly line: number }[];
}
