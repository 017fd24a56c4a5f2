export { type Parsed, type Problem, type Severity, type Span, StandardsError } from "./problem.ts";
