/** From an answer that is not a success to a typed error: RFC 9457 problem JSON where the server sends it. */
import type { Finding } from "@linchpin/contract";
import type { Problem } from "@linchpin/standards";
import { ClientError, type ClientErrorKind, type ClientErrorOptions } from "../error.ts";
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

type ServerProblem = Pick<ClientErrorOptions, "problem" | "findings">;

/** Reads the answer's body and makes the error of it; the caller throws it. */
export async function refusalOf(answer: Answer, method: string, url: URL): Promise<ClientError> {
  const text = await readText(answer.body, url);
  const unavailable = answer.status >= 500 || answer.status === 429;
  return new ClientError({
    kind: unavailable ? "unavailable" : (KINDS[answer.status] ?? "refused"),
    status: answer.status,
    retryable: RETRYABLE.has(answer.status),
    retryAfterSeconds: retryAfterSeconds(answer.headers["retry-after"], new Date()),
    ...((await problemIn(answer, text)) ?? {
      problem: plainProblem(answer, text, `${method} ${url.href}`, unavailable),
    }),
  });
}

/**
 * The problem that the body carries; other servers' JSON is not ours to guess at. The schemas are loaded for the first
 * JSON that says no: a mirror, whose upstream sends none, does without them.
 */
async function problemIn(answer: Answer, text: string): Promise<ServerProblem | undefined> {
  if (!/\bjson\b/i.test(answer.headers["content-type"] ?? "")) return undefined;
  const { PROBLEM_TYPE_PREFIX, problemSchema } = await import("@linchpin/contract");
  const body = problemSchema.safeParse(parseJson(text)).data;
  if (body === undefined) return undefined;
  const { title, state, trigger, consequence, remedy } = body;
  const code = body.type.startsWith(PROBLEM_TYPE_PREFIX)
    ? body.type.slice(PROBLEM_TYPE_PREFIX.length)
    : body.type;
  const findings = body.errors.map((finding) => ({
    ...problemLines(finding),
    code: finding.code,
    severity: finding.severity,
    ...(finding.source !== undefined && { field: finding.source }),
  }));
  return { problem: { code, severity: "error", title, state, trigger, consequence, remedy }, findings };
}

function problemLines(from: Finding): Pick<Problem, "state" | "trigger" | "consequence" | "remedy"> {
  return { state: from.state, trigger: from.trigger, consequence: from.consequence, remedy: from.remedy };
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
