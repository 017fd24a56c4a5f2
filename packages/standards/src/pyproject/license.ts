/** `project.license` and `project.license-files` (PEP 639; the table form: PEP 621). */

import { isTable, reportWrongType, type TableReader } from "../document/table-reader.ts";
import { canonicalizeLicenseExpression } from "../license/license-expression.ts";
import { globFault } from "./license-glob.ts";
import type { ProjectLicense } from "./pyproject.ts";

export function readLicense(project: TableReader): ProjectLicense | undefined {
  const value = project.value("license");
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === "string") {
    return readExpression(project, value);
  }
  if (!isTable(value)) {
    reportWrongType(
      project.findings,
      project.pathOf("license"),
      value,
      'an SPDX expression, for example "MIT"',
    );
    return undefined;
  }
  return readLicenseTable(project.table("license")!);
}

/** Kept as it is written: a backend may normalise its case. A licence classifier would say it a second time. */
function readExpression(project: TableReader, expression: string): ProjectLicense {
  const path = project.pathOf("license");
  project.findings.attempt(path, () => canonicalizeLicenseExpression(expression));
  const classifiers: readonly unknown[] = Array.isArray(project.value("classifiers"))
    ? (project.value("classifiers") as unknown[])
    : [];
  const classifier = classifiers.find((text) => typeof text === "string" && text.startsWith("License ::"));
  if (classifier !== undefined) {
    project.findings.error(path, {
      code: "license-and-classifier",
      state: `the licence is given as an expression and as the classifier ${JSON.stringify(classifier)}`,
      consequence: "backends refuse it, since the two can contradict each other (PEP 639)",
      remedy: "remove the classifier",
    });
  }
  return { kind: "expression", expression };
}

function readLicenseTable(table: TableReader): ProjectLicense | undefined {
  table.rejectUnknownKeys(["file", "text"], "error");
  const path = table.text("file");
  const text = table.text("text");
  if (table.has("file") === table.has("text")) {
    table.findings.error(table.path, {
      code: "license-file-or-text",
      state: `the licence has ${table.has("file") ? "both a file and a text" : "neither a file nor a text"}`,
      remedy: 'write an SPDX expression instead, for example license = "MIT"',
    });
    return undefined;
  }
  table.findings.warning(table.path, {
    code: "license-table",
    state: "the licence is a table",
    consequence: "it is deprecated (PEP 639): indexes and auditors cannot read a licence from free text",
    remedy: 'write an SPDX expression, for example license = "MIT", and name the file in license-files',
  });
  if (path !== undefined) {
    return { kind: "file", path };
  }
  return text === undefined ? undefined : { kind: "text", text };
}

export function readLicenseFiles(project: TableReader): readonly string[] | undefined {
  const patterns = project.texts("license-files");
  const path = project.pathOf("license-files");
  if (patterns !== undefined && isTable(project.value("license"))) {
    project.findings.error(path, {
      code: "license-files-with-table",
      state: "license-files stands beside a licence that is a table",
      consequence: "backends must refuse the two together (PEP 639)",
      remedy: "write the licence as an SPDX expression",
      isAboutKey: true,
    });
  }
  patterns?.forEach((pattern, index) => {
    const fault = globFault(pattern);
    if (fault !== undefined) {
      project.findings.error([...path, index], {
        code: "license-glob-invalid",
        state: `the pattern ${JSON.stringify(pattern)} ${fault}`,
        consequence: "backends must refuse it, or would package other files than meant",
        remedy: 'write paths below the project with "/", and only *, **, ? and [] as wildcards',
      });
    }
  });
  return patterns;
}
