/** What every endpoint of the JSON API is: a function of checked input. `dispatch.ts` does the checking. */

import type { RouteInput, RouteName, RouteResponse } from "@linchpin/contract";
import type { TokenRecord } from "../../domain/model.ts";
import type { Cause } from "../../domain/ports.ts";
import type { ServerDeps } from "../deps.ts";

export interface EndpointContext extends ServerDeps {
  /** Where the client sees this server. */
  readonly origin: string;
}

/** Of a route that everybody may call. */
export type OpenEndpoint<Name extends RouteName> = (
  input: RouteInput<Name>,
  context: EndpointContext,
) => Promise<RouteResponse<Name>>;

/** Of a route that needs a right, which the token has; whether it has it for a project, the endpoint asks. */
export type GuardedEndpoint<Name extends RouteName> = (
  input: RouteInput<Name>,
  context: EndpointContext & { readonly token: TokenRecord; readonly cause: Cause },
) => Promise<RouteResponse<Name>>;
