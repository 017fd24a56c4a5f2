/** Finds the route of the table that a request asks for. */

import { ROUTES, type Route, type RouteName } from "@linchpin/contract";
import { Refusal } from "../../domain/refusal.ts";

export interface MatchedRoute {
  readonly name: RouteName;
  readonly route: Route;
  /** Decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

export type RouteMatch = MatchedRoute | { readonly allow: string };

/** The route, or the methods that the path takes instead. Throws the Refusal `route-unknown`. */
export function matchRoute(method: string, path: string): RouteMatch {
  const segments = path.split("/").map(decodeSegment);
  const matches = (Object.entries(ROUTES) as [RouteName, Route][]).flatMap(([name, route]) => {
    const parameters = matchPath(route.path.split("/"), segments);
    return parameters === undefined ? [] : [{ name, route, parameters }];
  });
  const wanted = method === "HEAD" ? "GET" : method;
  const match = matches.find(({ route }) => route.method === wanted);
  if (match !== undefined) return match;
  if (matches.length > 0) return { allow: allowed(matches.map(({ route }) => route.method)) };
  throw new Refusal("route-unknown", {
    state: `no route answers ${method} ${path}`,
    trigger: "this request",
  });
}

function matchPath(
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [place, expected] of pattern.entries()) {
    const segment = segments[place] ?? "";
    const name = /^\{(\w+)\}$/.exec(expected)?.[1];
    if (name !== undefined && segment !== "") parameters[name] = segment;
    else if (segment !== expected) return undefined;
  }
  return parameters;
}

function allowed(methods: readonly string[]): string {
  return methods.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])).join(", ");
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
