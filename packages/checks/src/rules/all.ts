/** Every rule by its folder, in the order of the table in `docs/checks.md`. A new rule is a new folder and a line here. */

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
import { rule as A15 } from "./A15-awkward-name/rule.ts";
import { rule as A16 } from "./A16-tar-structure/rule.ts";
import { rule as C01 } from "./C01-leftovers/rule.ts";
import { rule as C02 } from "./C02-top-level/rule.ts";
import { rule as C03 } from "./C03-empty/rule.ts";
import { rule as C04 } from "./C04-source-and-wheel/rule.ts";
import { rule as C05 } from "./C05-previous-release/rule.ts";
import { rule as C06 } from "./C06-secrets/rule.ts";
import { rule as C07 } from "./C07-typing/rule.ts";
import { rule as C08 } from "./C08-syntax/rule.ts";
import { rule as C09 } from "./C09-collision/rule.ts";
import { rule as C10 } from "./C10-own-module-missing/rule.ts";
import { rule as C11 } from "./C11-startup-code/rule.ts";
import { rule as C12 } from "./C12-line-endings/rule.ts";
import { rule as C13 } from "./C13-shadowing/rule.ts";
import { rule as C14 } from "./C14-machine-path/rule.ts";
import { rule as C15 } from "./C15-data-missing/rule.ts";
import { rule as C16 } from "./C16-newer-standard-library/rule.ts";
import { rule as C17 } from "./C17-stale-build/rule.ts";
import { rule as D01 } from "./D01-sdist-and-git/rule.ts";
import { rule as D03 } from "./D03-sdist-present/rule.ts";
import { rule as D04 } from "./D04-sdist-builds/rule.ts";
import { rule as D05 } from "./D05-sdist-layout/rule.ts";
import { rule as F01 } from "./F01-file-name/rule.ts";
import { rule as F02 } from "./F02-platform/rule.ts";
import { rule as F03 } from "./F03-tags/rule.ts";
import { rule as F04 } from "./F04-native-or-pure/rule.ts";
import { rule as F05 } from "./F05-tag-and-python/rule.ts";
import { rule as M01 } from "./M01-metadata-version/rule.ts";
import { rule as M02 } from "./M02-metadata-field/rule.ts";
import { rule as M03 } from "./M03-readme-renders/rule.ts";
import { rule as M04 } from "./M04-readme-links/rule.ts";
import { rule as M05 } from "./M05-one-truth/rule.ts";
import { rule as P01 } from "./P01-build-system/rule.ts";
import { rule as P02 } from "./P02-wheel-requirement/rule.ts";
import { rule as P03 } from "./P03-unbounded-build/rule.ts";
import { rule as P04 } from "./P04-name/rule.ts";
import { rule as P05 } from "./P05-dynamic/rule.ts";
import { rule as P06 } from "./P06-unknown-key/rule.ts";
import { rule as P07 } from "./P07-readme/rule.ts";
import { rule as P08 } from "./P08-summary/rule.ts";
import { rule as P09 } from "./P09-people-and-urls/rule.ts";
import { rule as P10 } from "./P10-classifier/rule.ts";
import { rule as P11 } from "./P11-classifiers-and-python/rule.ts";
import { rule as P12 } from "./P12-licence/rule.ts";
import { rule as P13 } from "./P13-entry-point/rule.ts";
import { rule as P14 } from "./P14-requires-python/rule.ts";
import { rule as P15 } from "./P15-python-bounds/rule.ts";
import { rule as P16 } from "./P16-floor-raised/rule.ts";
import { rule as P17 } from "./P17-requirement/rule.ts";
import { rule as P18 } from "./P18-upper-bound/rule.ts";
import { rule as P19 } from "./P19-dependency-group/rule.ts";
import { rule as P20 } from "./P20-import-names/rule.ts";
import { rule as P21 } from "./P21-lock/rule.ts";
import { rule as R01 } from "./R01-undeclared/rule.ts";
import { rule as R02 } from "./R02-unused/rule.ts";
import { rule as R03 } from "./R03-transitive/rule.ts";
import { rule as R04 } from "./R04-only-in-extra/rule.ts";
import { rule as R05 } from "./R05-standard-library/rule.ts";
import { rule as R08 } from "./R08-unsatisfiable/rule.ts";
import { rule as S01 } from "./S01-size/rule.ts";
import { rule as V01 } from "./V01-version/rule.ts";
import { rule as V02 } from "./V02-local-version/rule.ts";
import { rule as V03 } from "./V03-version-mismatch/rule.ts";
import { rule as V04 } from "./V04-version-order/rule.ts";
import { rule as V05 } from "./V05-repository/rule.ts";
import { rule as V06 } from "./V06-changelog/rule.ts";
import { rule as W01 } from "./W01-dist-info/rule.ts";
import { rule as W02 } from "./W02-record-names/rule.ts";
import { rule as W03 } from "./W03-record-digests/rule.ts";
import { rule as W04 } from "./W04-entry-point-target/rule.ts";
import { rule as W05 } from "./W05-script-name/rule.ts";
import { rule as X01 } from "./X01-strays/rule.ts";
import { rule as X02 } from "./X02-wheel-set/rule.ts";
import { rule as X03 } from "./X03-immutable/rule.ts";
import { rule as Y01 } from "./Y01-waiver/rule.ts";

const BY_FOLDER: Readonly<Record<string, Rule>> = {
  "A01-data-descriptor": A01,
  "A02-name-characters": A02,
  "A03-name-encoding": A03,
  "A04-duplicate-name": A04,
  "A05-local-header": A05,
  "A06-size-or-checksum": A06,
  "A07-extra-field": A07,
  "A08-zip64": A08,
  "A09-comment": A09,
  "A10-hidden-bytes": A10,
  "A11-end-record": A11,
  "A12-trailing-data": A12,
  "A13-compression": A13,
  "A14-escape": A14,
  "A15-awkward-name": A15,
  "A16-tar-structure": A16,
  "C01-leftovers": C01,
  "C02-top-level": C02,
  "C03-empty": C03,
  "C04-source-and-wheel": C04,
  "C05-previous-release": C05,
  "C06-secrets": C06,
  "C07-typing": C07,
  "C08-syntax": C08,
  "C09-collision": C09,
  "C10-own-module-missing": C10,
  "C11-startup-code": C11,
  "C12-line-endings": C12,
  "C13-shadowing": C13,
  "C14-machine-path": C14,
  "C15-data-missing": C15,
  "C16-newer-standard-library": C16,
  "C17-stale-build": C17,
  "D01-sdist-and-git": D01,
  "D03-sdist-present": D03,
  "D04-sdist-builds": D04,
  "D05-sdist-layout": D05,
  "F01-file-name": F01,
  "F02-platform": F02,
  "F03-tags": F03,
  "F04-native-or-pure": F04,
  "F05-tag-and-python": F05,
  "M01-metadata-version": M01,
  "M02-metadata-field": M02,
  "M03-readme-renders": M03,
  "M04-readme-links": M04,
  "M05-one-truth": M05,
  "P01-build-system": P01,
  "P02-wheel-requirement": P02,
  "P03-unbounded-build": P03,
  "P04-name": P04,
  "P05-dynamic": P05,
  "P06-unknown-key": P06,
  "P07-readme": P07,
  "P08-summary": P08,
  "P09-people-and-urls": P09,
  "P10-classifier": P10,
  "P11-classifiers-and-python": P11,
  "P12-licence": P12,
  "P13-entry-point": P13,
  "P14-requires-python": P14,
  "P15-python-bounds": P15,
  "P16-floor-raised": P16,
  "P17-requirement": P17,
  "P18-upper-bound": P18,
  "P19-dependency-group": P19,
  "P20-import-names": P20,
  "P21-lock": P21,
  "R01-undeclared": R01,
  "R02-unused": R02,
  "R03-transitive": R03,
  "R04-only-in-extra": R04,
  "R05-standard-library": R05,
  "R08-unsatisfiable": R08,
  "S01-size": S01,
  "V01-version": V01,
  "V02-local-version": V02,
  "V03-version-mismatch": V03,
  "V04-version-order": V04,
  "V05-repository": V05,
  "V06-changelog": V06,
  "W01-dist-info": W01,
  "W02-record-names": W02,
  "W03-record-digests": W03,
  "W04-entry-point-target": W04,
  "W05-script-name": W05,
  "X01-strays": X01,
  "X02-wheel-set": X02,
  "X03-immutable": X03,
  "Y01-waiver": Y01,
};

export const RULES: readonly Rule[] = Object.values(BY_FOLDER);

/** The folder of a rule below this one; undefined for an unknown id. */
export function ruleFolder(id: string): string | undefined {
  return Object.keys(BY_FOLDER).find((folder) => BY_FOLDER[folder]?.id === id);
}
