/** The project status of a page (PEP 792). */

import { isObject } from "../document/json.ts";
import type { Problem } from "../problem.ts";
import { PROJECT_STATUSES, type ProjectStatus, type ProjectStatusMarker } from "./page.ts";
import { pageProblem } from "./page-problem.ts";

/** Reads the `project-status` object of a JSON page; undefined where there is none or none that counts. */
export function readProjectStatus(value: unknown, problems: Problem[]): ProjectStatus | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (!isObject(value)) {
    problems.push(statusProblem("project-status is not an object", "project-status"));
    return undefined;
  }
  return readStatusAndReason(value.status ?? undefined, value.reason ?? undefined, problems);
}

/** The same from the two values, as an HTML page has them in its `meta` elements. */
export function readStatusAndReason(
  status: unknown,
  reason: unknown,
  problems: Problem[],
): ProjectStatus | undefined {
  if (reason !== undefined && typeof reason !== "string") {
    problems.push(statusProblem("the reason of the status is not a text", "project-status.reason"));
  }
  if (status === undefined) {
    return undefined;
  }
  if (!isProjectStatus(status)) {
    problems.push(statusProblem(`the status is ${JSON.stringify(status)}`, "project-status.status"));
    return undefined;
  }
  return typeof reason === "string" ? { status, reason } : { status };
}

function isProjectStatus(value: unknown): value is ProjectStatusMarker {
  return PROJECT_STATUSES.some((status) => status === value);
}

function statusProblem(state: string, field: string): Problem {
  return pageProblem("page-status-invalid", state, { field });
}
