// Fails when this package and packaging 26.3 answer one of LINCHPIN_CASES questions (3,000 by default) about names,
// versions, specifiers, requirements or markers differently and docs/standards-differences.md does not list it.
import { testRecordedAnswers } from "./answer-table.ts";
import { testAgainstOracle } from "./compare.ts";
import { VERSIONS } from "./version-comparison.ts";

testRecordedAnswers(VERSIONS);
testAgainstOracle(VERSIONS);
