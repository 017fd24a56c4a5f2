/**
 * Decision diagrams: a marker as a tree of questions about one variable after the other, the same tree for all markers
 * that mean the same. A diagram is true, false, or a question whose answers divide the values of its variable among
 * other diagrams. Variables are asked in one order, equal diagrams are one object, and no question has one answer only,
 * so a marker that never holds is `false` itself.
 */
import { StandardsError } from "../problem.ts";
import { constraintOf, PYTHON_AXIS } from "./constraint.ts";
import type { Marker } from "./marker.ts";
import {
  complementValues,
  intersectValues,
  isEmptyValues,
  uniteValues,
  type ValueSet,
  valuesKey,
} from "./value-set.ts";

export type Diagram = boolean | Decision;

export interface Decision {
  readonly id: number;
  readonly variable: string;
  readonly branches: readonly Branch[];
}

export interface Branch {
  readonly values: ValueSet;
  readonly next: Diagram;
}

/** How many steps one question about markers may take; real ones take some dozens. */
const MAX_STEPS = 200_000;

/** How many comparisons the markers may have: a question follows another at most so often, which bounds the stack. */
const MAX_COMPARISONS = 1_000;

/** Makes diagrams that can be compared with each other. */
export class Diagrams {
  readonly #unique = new Map<string, Decision>();
  readonly #combined = new Map<string, Diagram>();
  readonly #known = new Map<Marker, Diagram>();
  readonly #negated = new Map<Decision, Diagram>();
  #steps = 0;
  #comparisons = 0;

  /** Throws `StandardsError` with code `marker-too-complex` where the diagram does not come to an end. */
  ofMarker(marker: Marker): Diagram {
    let diagram = this.#known.get(marker);
    if (diagram === undefined) {
      diagram = this.#make(marker);
      this.#known.set(marker, diagram);
    }
    return diagram;
  }

  #make(marker: Marker): Diagram {
    if (marker.kind === "comparison") {
      this.#comparisons += 1;
      if (this.#comparisons > MAX_COMPARISONS) throw tooComplex(`more than ${MAX_COMPARISONS} comparisons`);
      const { variable, values } = constraintOf(marker);
      return this.#decide(variable, [
        { values, next: true },
        { values: complementValues(values), next: false },
      ]);
    }
    const operands = marker.operands.map((operand) => this.ofMarker(operand));
    return marker.kind === "and" ? this.and(operands) : this.or(operands);
  }

  and(diagrams: readonly Diagram[]): Diagram {
    return diagrams.reduce<Diagram>((left, right) => this.#combine(false, left, right), true);
  }

  or(diagrams: readonly Diagram[]): Diagram {
    return diagrams.reduce<Diagram>((left, right) => this.#combine(true, left, right), false);
  }

  not(diagram: Diagram): Diagram {
    if (typeof diagram === "boolean") return !diagram;
    let negation = this.#negated.get(diagram);
    if (negation === undefined) {
      const branches = diagram.branches.map(({ values, next }) => ({ values, next: this.not(next) }));
      negation = this.#decide(diagram.variable, branches);
      this.#negated.set(diagram, negation);
    }
    return negation;
  }

  /** Whether the second holds wherever the first does. */
  implies(first: Diagram, second: Diagram): boolean {
    return this.and([first, this.not(second)]) === false;
  }

  /** `decisive`: the truth value that decides by itself, true for "or". */
  #combine(decisive: boolean, left: Diagram, right: Diagram): Diagram {
    if (typeof left === "boolean") return left === decisive ? decisive : right;
    if (typeof right === "boolean") return right === decisive ? decisive : left;
    const key = `${decisive} ${left.id} ${right.id}`;
    let result = this.#combined.get(key);
    if (result === undefined) {
      this.#countStep();
      result = this.#combineDecisions(decisive, left, right);
      this.#combined.set(key, result);
    }
    return result;
  }

  #combineDecisions(decisive: boolean, left: Decision, right: Decision): Diagram {
    const order = compareVariables(left.variable, right.variable);
    if (order > 0) return this.#combineDecisions(decisive, right, left);
    const others = order === 0 ? right.branches : undefined;
    const branches = left.branches.flatMap(({ values, next }) => {
      if (others === undefined) return [{ values, next: this.#combine(decisive, next, right) }];
      return others.map((other) => ({
        values: intersectValues(values, other.values),
        next: this.#combine(decisive, next, other.next),
      }));
    });
    return this.#decide(left.variable, branches);
  }

  /** The one diagram for these answers. */
  #decide(variable: string, branches: readonly Branch[]): Diagram {
    const merged = mergeBranches(branches);
    const [first] = merged;
    if (first !== undefined && merged.length === 1) return first.next;
    const keys = merged.map(
      ({ values, next }) => `${valuesKey(values)} ${typeof next === "boolean" ? next : next.id}`,
    );
    const key = `${variable} ${keys.sort().join("|")}`;
    let decision = this.#unique.get(key);
    if (decision === undefined) {
      this.#countStep();
      decision = { id: this.#unique.size, variable, branches: merged };
      this.#unique.set(key, decision);
    }
    return decision;
  }

  #countStep(): void {
    this.#steps += 1;
    if (this.#steps > MAX_STEPS) throw tooComplex(`no end after ${MAX_STEPS} steps`);
  }
}

/** Answers with the same continuation become one, and those that nothing can give go. */
function mergeBranches(branches: readonly Branch[]): Branch[] {
  const byContinuation = new Map<Diagram, ValueSet>();
  for (const { values, next } of branches) {
    if (isEmptyValues(values)) continue;
    const known = byContinuation.get(next);
    byContinuation.set(next, known === undefined ? values : uniteValues(known, values));
  }
  return Array.from(byContinuation, ([next, values]) => ({ values, next }));
}

/** The version of Python is asked first, so that it can be read off the root. */
function compareVariables(a: string, b: string): number {
  if (a === b) return 0;
  if (a === PYTHON_AXIS) return -1;
  if (b === PYTHON_AXIS) return 1;
  return a < b ? -1 : 1;
}

function tooComplex(what: string): StandardsError {
  return new StandardsError({
    code: "marker-too-complex",
    severity: "error",
    state: `the markers are too complex to reason about: ${what}`,
    trigger: "reasoning about markers",
    consequence: "it cannot be said in reasonable time what they mean together",
    remedy: "split the markers, or use fewer comparisons in them",
  });
}
