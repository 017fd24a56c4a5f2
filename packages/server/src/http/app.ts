/** The HTTP server: its limits, its error answers, and every group of routes. */

import { createServer } from "node:http";
import { type FastifyInstance, fastify, LogController } from "fastify";
import { Refusal } from "../domain/refusal.ts";
import { registerApi } from "./api/register.ts";
import type { ServerDeps } from "./deps.ts";
import { sendProblem } from "./errors/send-problem.ts";
import { toRefusal } from "./errors/to-refusal.ts";
import { registerOperationRoutes } from "./operations/register.ts";
import { logRequests, RequestCounts } from "./operations/request-log.ts";
import { watchMethods } from "./other-methods.ts";
import { registerReadRoutes } from "./read/register.ts";
import { requestId } from "./request-id.ts";
import { registerUploadRoutes } from "./upload/register.ts";

/** Bytes of the largest body that is read whole (JSON); uploads are streamed and have limits of their own. */
const JSON_BODY_LIMIT = 256 * 1024;
/** Bytes of all headers of a request. */
const HEADER_LIMIT = 32 * 1024;
/** Milliseconds for the headers of a request, for a silent connection, and for a whole request with its upload. */
const HEADERS_TIMEOUT = 20_000;
const SILENCE_TIMEOUT = 120_000;
const REQUEST_TIMEOUT = 3_600_000;
/** Longer than the 60 s of common proxies, which must be the first to close (a race would be a 502). */
const KEEP_ALIVE_TIMEOUT = 65_000;

/**
 * Bodies are checked by the schemas of `contract`, never by Fastify's own: without this it loads ajv and a serializer,
 * ninety modules that a start would wait for.
 */
const NO_SCHEMAS = { compilersFactory: { buildValidator: refuseSchema, buildSerializer: refuseSchema } };

function refuseSchema(): never {
  throw new Error("Fastify's schemas are not used here: describe the route in contract");
}

export function createApp(deps: ServerDeps): FastifyInstance {
  const counts = new RequestCounts();
  const app = createFastify(deps);
  answerErrors(app, counts);
  logRequests(app, counts);
  const completeMethods = watchMethods(app);
  const warm = registerReadRoutes(app, deps);
  registerUploadRoutes(app, deps);
  registerApi(app, deps);
  registerOperationRoutes(app, { deps, counts, warm });
  completeMethods();
  return app;
}

function createFastify(deps: ServerDeps): FastifyInstance {
  const app = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestId,
    requestIdHeader: false,
    bodyLimit: JSON_BODY_LIMIT,
    // What comes in on an open connection while the server ends is answered like everything else.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    schemaController: NO_SCHEMAS,
    serverFactory: (handler) => {
      const limits = {
        maxHeaderSize: HEADER_LIMIT,
        headersTimeout: HEADERS_TIMEOUT,
        requestTimeout: REQUEST_TIMEOUT,
      };
      const server = createServer(limits, handler);
      server.timeout = SILENCE_TIMEOUT;
      server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT;
      return server;
    },
  });
  // Only JSON is read before a handler runs; uploads are streamed by theirs, and other types are refused by theirs.
  app.removeContentTypeParser("text/plain");
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  return app;
}

function answerErrors(app: FastifyInstance, counts: RequestCounts): void {
  app.setErrorHandler((error, request, reply) => {
    const refusal = toRefusal(error);
    counts.countRefusal(refusal.code);
    if (refusal.code === "internal") request.log.error({ err: error }, "a request failed");
    return sendProblem(request, reply, refusal);
  });
  app.setNotFoundHandler((request) => {
    throw new Refusal("route-unknown", {
      state: `no route answers ${request.method} ${request.url.split("?")[0]}`,
      trigger: "this request",
    });
  });
  app.addHook("onRequest", async (request, reply) => void reply.header("x-request-id", request.id));
}
