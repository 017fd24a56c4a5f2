/** Every rule, in the order of the table in `docs/checks.md`. A new rule is a new folder and a line here. */

import type { Rule } from "../rule.ts";
import { rule as A01 } from "./A01-data-descriptor/rule.ts";
import { rule as A02 } from "./A02-name-characters/rule.ts";
import { rule as A03 } from "./A03-name-encoding/rule.ts";
import { rule as A04 } from "./A04-duplicate-name/rule.ts";
import { rule as A05 } from "./A05-local-header/rule.ts";
import { rule as A06 } from "./A06-size-or-checksum/rule.ts";
import { rule as A07 } from "./A07-extra-field/rule.ts";
import { rule as A08 } from "./A08-zip64/rule.ts";
import { rule as A09 } from "./A09-comment/rule.ts";
import { rule as A10 } from "./A10-hidden-bytes/rule.ts";
import { rule as A11 } from "./A11-end-record/rule.ts";
import { rule as A12 } from "./A12-trailing-data/rule.ts";
import { rule as A13 } from "./A13-compression/rule.ts";
import { rule as A14 } from "./A14-escape/rule.ts";
import { rule as A16 } from "./A16-tar-structure/rule.ts";
import { rule as C03 } from "./C03-empty/rule.ts";
import { rule as C06 } from "./C06-secrets/rule.ts";
import { rule as C08 } from "./C08-syntax/rule.ts";
import { rule as C10 } from "./C10-own-module-missing/rule.ts";
import { rule as C16 } from "./C16-newer-standard-library/rule.ts";
import { rule as D05 } from "./D05-sdist-layout/rule.ts";
import { rule as R01 } from "./R01-undeclared/rule.ts";
import { rule as W01 } from "./W01-dist-info/rule.ts";
import { rule as W02 } from "./W02-record-names/rule.ts";
import { rule as W03 } from "./W03-record-digests/rule.ts";
import { rule as W04 } from "./W04-entry-point-target/rule.ts";

export const RULES: readonly Rule[] = [
  A01,
  A02,
  A03,
  A04,
  A05,
  A06,
  A07,
  A08,
  A09,
  A10,
  A11,
  A12,
  A13,
  A14,
  A16,
  C03,
  C06,
  C08,
  C10,
  C16,
  D05,
  R01,
  W01,
  W02,
  W03,
  W04,
];
