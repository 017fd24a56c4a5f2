export {
  type Finding,
  findingSchema,
  PROBLEM_TYPE_PREFIX,
  type ProblemBody,
  problemSchema,
} from "./problem.ts";
