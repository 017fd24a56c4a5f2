// Fails when this package and the reference implementations answer one of LINCHPIN_CASES questions (3,000 by default)
// about lock files, dependency groups, scripts, pyproject.toml and pages differently and docs/standards-differences.md
// does not list it.
import { testRecordedAnswers } from "./answer-table.ts";
import { testAgainstOracle } from "./compare.ts";
import { DOCUMENTS } from "./document-comparison.ts";

testRecordedAnswers(DOCUMENTS);
testAgainstOracle(DOCUMENTS);
