export { ERROR_CODES, ERRORS, type ErrorCode } from "./errors.ts";
export {
  type Finding,
  findingSchema,
  PROBLEM_TYPE_PREFIX,
  type ProblemBody,
  problemSchema,
} from "./problem.ts";
