export { EVENT_KINDS, type EventList, type EventQuery } from "./events.ts";
export type { IndexList } from "./indexes.ts";
export { openApiDocument } from "./openapi.ts";
export {
  type Finding,
  findingSchema,
  PROBLEM_TYPE_PREFIX,
  type ProblemBody,
  problemSchema,
} from "./problem.ts";
export type { ProjectView, ReleaseView } from "./projects.ts";
export type { PromotionRequest, PromotionResponse } from "./promotions.ts";
export {
  ROUTES,
  type Route,
  type RouteArguments,
  type RouteInput,
  type RouteName,
  type RouteResponse,
} from "./routes.ts";
export type { IssuedToken, TokenList, TokenRequest, TokenView } from "./tokens.ts";
export type { UnyankRequest, YankRequest, YankResponse } from "./yanks.ts";
