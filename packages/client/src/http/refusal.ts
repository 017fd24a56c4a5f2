/** From an answer that is not a success to a typed error: RFC 9457 problem JSON where the server sends it. */
import type { Problem } from "@linchpin/standards";
import { ClientError, type ClientErrorKind } from "../error.ts";
import type { Answer } from "./exchange.ts";
import { readText } from "./read-body.ts";
import { retryAfterSeconds } from "./retry.ts";

/** Statuses after which the same call may succeed: all of them are about the server's moment, not about the call. */
const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

const KINDS: Readonly<Record<number, ClientErrorKind>> = {
  401: "unauthorized",
  403: "forbidden",
  404: "not-found",
};

/** Reads the answer's body and makes the error of it; the caller throws it. */
export async function refusalOf(answer: Answer, method: string, url: URL): Promise<ClientError> {
  const text = await readText(answer.body, url);
  const unavailable = answer.status >= 500 || answer.status === 429;
  return new ClientError({
    kind: unavailable ? "unavailable" : (KINDS[answer.status] ?? "refused"),
    status: answer.status,
    retryable: RETRYABLE.has(answer.status),
    retryAfterSeconds: retryAfterSeconds(answer.headers["retry-after"], new Date()),
    problem: problemIn(text) ?? plainProblem(answer, text, `${method} ${url.href}`, unavailable),
  });
}

/** The problem that the body carries, if it has the four lines; other servers' JSON is not ours to guess at. */
function problemIn(text: string): Problem | undefined {
  const body = parseJson(text);
  if (typeof body !== "object" || body === null) return undefined;
  const field = (name: string): string | undefined => {
    const value: unknown = Reflect.get(body, name);
    return typeof value === "string" ? value : undefined;
  };
  const [state, trigger, consequence, remedy] = ["state", "trigger", "consequence", "remedy"].map(field);
  if (state === undefined || trigger === undefined || consequence === undefined || remedy === undefined)
    return undefined;
  return { code: problemCode(field), severity: "error", state, trigger, consequence, remedy };
}

/** Our own code: the last part of the problem's `type`; the `code` member is what uv prints ("400 File already …"). */
function problemCode(field: (name: string) => string | undefined): string {
  return field("type")?.split(/[/:#]/).at(-1) ?? field("code") ?? "refused";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For servers that send a page or nothing: the status line is the state. */
function plainProblem(answer: Answer, text: string, trigger: string, unavailable: boolean): Problem {
  const firstLine = /html/i.test(answer.headers["content-type"] ?? "")
    ? ""
    : (text.trim().split("\n", 1)[0] ?? "");
  const said = firstLine === "" || firstLine === answer.reason ? "" : `: ${firstLine.slice(0, 300)}`;
  return {
    code: unavailable ? "server-unavailable" : `http-${answer.status}`,
    severity: "error",
    state: `the server answered ${answer.status} ${answer.reason}${said}`.trimEnd(),
    trigger,
    consequence: "the call had no effect",
    remedy: PLAIN_REMEDIES[answer.status] ?? "look at what the server's log says about this request",
  };
}

const PLAIN_REMEDIES: Readonly<Record<number, string>> = {
  401: "give a token that may do this (LINCHPIN_TOKEN or --token-file)",
  403: "use a token that has the right to do this",
  404: "check the address, the index and the name of the project",
  405: "check the address: this one does not take the request",
  413: "raise the server's size limit, or make the file smaller",
};
