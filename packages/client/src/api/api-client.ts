/** Typed calls of the JSON API, from the same route table by which the server dispatches. */
import type { Route, RouteArguments, RouteName, RouteResponse } from "@linchpin/contract";
import { ClientError } from "../error.ts";
import { bearerAuthorization } from "../http/authorization.ts";
import { type Answer, exchange, type SizedBody } from "../http/exchange.ts";
import { readText } from "../http/read-body.ts";
import { refusalOf } from "../http/refusal.ts";
import { type RetryOptions, withRetries } from "../http/retry.ts";
import { urlBelow } from "../http/url-below.ts";

export interface ApiClientOptions extends RetryOptions {
  readonly server: URL;
  /** Left out, only what is open to everybody can be called. */
  readonly token?: string | undefined;
}

export interface ApiClient {
  /** Throws `ClientError`: the server's refusal, or why there was no answer. */
  readonly call: <Name extends RouteName>(
    name: Name,
    given: RouteArguments<Name>,
  ) => Promise<RouteResponse<Name>>;
}

const IDLE_MILLISECONDS = 60_000;

/** A second call would do it a second time; everything else ends in the same state however often it is called. */
const ONCE_ONLY: ReadonlySet<RouteName> = new Set(["createToken"]);

export function createApiClient(options: ApiClientOptions): ApiClient {
  return {
    call: async (name, given) => {
      // Loaded by the first call: who only reads an index needs no schemas.
      const { ROUTES } = await import("@linchpin/contract");
      const attempt = () => callOnce(ROUTES[name], given, options);
      const body = ONCE_ONLY.has(name) ? await attempt() : await withRetries(attempt, options);
      return body as RouteResponse<typeof name>;
    },
  };
}

/** The three parts of any call, without the types of its route. */
interface GivenParts {
  readonly parameters?: object;
  readonly query?: object;
  readonly body?: object;
}

async function callOnce(route: Route, given: GivenParts, options: ApiClientOptions): Promise<unknown> {
  const url = urlOf(route, given, options.server);
  const answer = await exchange({
    method: route.method,
    url,
    headers: {
      Accept: "application/json",
      ...(given.body && { "Content-Type": "application/json" }),
      ...(options.token !== undefined && bearerAuthorization(options.token)),
    },
    body: given.body && jsonBody(given.body),
    idleMilliseconds: IDLE_MILLISECONDS,
    signal: options.signal,
  });
  if (answer.status !== route.status) throw await refusalOf(answer, route.method, url);
  return await readAnswer(answer, route, url);
}

/** Fills the `{name}` segments of the path and appends the query. */
function urlOf(route: Route, given: GivenParts, server: URL): URL {
  const parameters = new Map<string, unknown>(Object.entries(given.parameters ?? {}));
  const segments = route.path.slice(1).split("/");
  const url = urlBelow(
    server,
    ...segments.map((segment) => {
      const name = /^\{(\w+)\}$/.exec(segment)?.[1];
      return name === undefined ? segment : String(parameters.get(name));
    }),
  );
  for (const [key, value] of Object.entries(given.query ?? {})) url.searchParams.set(key, String(value));
  return url;
}

function jsonBody(body: object): SizedBody {
  const bytes = Buffer.from(JSON.stringify(body));
  return {
    length: bytes.length,
    open: async function* open() {
      yield bytes;
    },
  };
}

/** What does not fit the contract is an error: better than a wrong value far from here. */
async function readAnswer(answer: Answer, route: Route, url: URL): Promise<unknown> {
  const text = await readText(answer.body, url);
  try {
    return route.response.parse(JSON.parse(text));
  } catch (error) {
    throw new ClientError({
      kind: "answer-invalid",
      status: answer.status,
      cause: error,
      problem: {
        code: "answer-invalid",
        severity: "error",
        state: `${url.href} answered ${answer.status} with something else than the API promises`,
        trigger: `${route.method} ${route.path}`,
        consequence: "the answer was thrown away; whether the call had an effect is not known",
        remedy: "check that the address is that of a Linchpin server of this version",
      },
    });
  }
}
