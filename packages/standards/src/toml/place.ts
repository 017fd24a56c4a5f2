/** Places of keys and values, as a tree. */

import type { Span } from "../problem.ts";

/**
 * A key's own text and its value's; in a table that headers make, both are the header. Plain numbers, and no map for
 * what has no children: a lock file has ten thousands of places.
 */
export interface Place {
  keyStart: number;
  keyEnd: number;
  valueStart: number;
  valueEnd: number;
  children: Map<string | number, Place> | undefined;
}

export function newPlace(start: number, end: number): Place {
  return { keyStart: start, keyEnd: end, valueStart: start, valueEnd: end, children: undefined };
}

export function keySpan(place: Place): Span {
  return { start: place.keyStart, end: place.keyEnd };
}

export function moveTo(place: Place, start: number, end: number): Place {
  place.keyStart = start;
  place.keyEnd = end;
  place.valueStart = start;
  place.valueEnd = end;
  return place;
}

/** The child of that name, made where it is not there yet. */
export function child(parent: Place, step: string | number, start: number, end: number): Place {
  parent.children ??= new Map();
  let place = parent.children.get(step);
  if (place === undefined) {
    place = newPlace(start, end);
    parent.children.set(step, place);
  }
  return place;
}

/** The same on the way of a header: a name that leads to an array of tables means its last table. */
export function enter(parent: Place, name: string, start: number, end: number): Place {
  const place = child(parent, name, start, end);
  return place.children?.get(place.children.size - 1) ?? place;
}
