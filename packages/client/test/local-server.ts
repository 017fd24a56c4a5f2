/** A loopback HTTP server for the tests of the transport, scripted by one function a request. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import type { TestContext } from "node:test";

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** Listens until the test ends. Requests are answered by the handlers in turn; the last one answers the rest. */
export async function startLocalServer(test: TestContext, ...handlers: readonly Handler[]): Promise<URL> {
  let count = 0;
  const listener: RequestListener = (request, response) => {
    const handler = handlers[Math.min(count, handlers.length - 1)];
    count += 1;
    void handler?.(request, response);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return new URL(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`);
}

/** Reads a request's body to its end. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
