/** `project.readme`: a path whose suffix tells the type, or a table that says it. */

import { isTable, reportWrongType, type TableReader } from "../document/table-reader.ts";
import { parseContentType } from "../metadata/content-type.ts";
import { DESCRIPTION_TYPES } from "../metadata/text-checks.ts";
import { contentTypeOfReadme } from "../readme/content-type-of-file.ts";
import type { ProjectReadme } from "./pyproject.ts";

export function readReadme(project: TableReader): ProjectReadme | undefined {
  const value = project.value("readme");
  if (value === undefined) {
    return undefined;
  }
  if (typeof value === "string") {
    return readPath(project, value);
  }
  if (!isTable(value)) {
    reportWrongType(
      project.findings,
      project.pathOf("readme"),
      value,
      "a path, or a table with file or text",
    );
    return undefined;
  }
  return readReadmeTable(project.table("readme")!);
}

function readPath(project: TableReader, path: string): ProjectReadme | undefined {
  const contentType = contentTypeOfReadme(path);
  const finding = {
    code: "readme-suffix",
    state: `the readme ${JSON.stringify(path)} ends neither in .md nor in .rst`,
    remedy: "rename the file, or write {file = …, content-type = …}",
  };
  if (contentType === undefined) {
    const consequence = "backends cannot tell how to show it, and must refuse";
    project.findings.error(project.pathOf("readme"), { ...finding, consequence });
    return undefined;
  }
  if (contentType === "text/plain") {
    const consequence = "some backends take it for plain text, others refuse";
    project.findings.warning(project.pathOf("readme"), { ...finding, consequence });
  }
  return { kind: "file", path, contentType };
}

function readReadmeTable(table: TableReader): ProjectReadme | undefined {
  table.rejectUnknownKeys(["file", "text", "content-type"], "error");
  table.require("content-type", 'say how the text is to be read, for example content-type = "text/markdown"');
  const contentType = readContentType(table);
  const path = table.text("file");
  const text = table.text("text");
  if (table.has("file") === table.has("text")) {
    table.findings.error(table.path, {
      code: "readme-file-or-text",
      state: `the readme has ${table.has("file") ? "both a file and a text" : "neither a file nor a text"}`,
      remedy: "write exactly one of file and text",
    });
    return undefined;
  }
  if (contentType === undefined) {
    return undefined;
  }
  if (path !== undefined) {
    return { kind: "file", path, contentType };
  }
  return text === undefined ? undefined : { kind: "text", text, contentType };
}

function readContentType(table: TableReader): string | undefined {
  const contentType = table.text("content-type");
  const type = contentType === undefined ? undefined : parseContentType(contentType)?.type;
  if (contentType !== undefined && !DESCRIPTION_TYPES.some((known) => known === type)) {
    table.findings.error(table.pathOf("content-type"), {
      code: "readme-content-type",
      state: `the content type is ${JSON.stringify(contentType)}`,
      consequence: "tools must refuse a type that the metadata does not have, and indexes do",
      remedy: `use ${DESCRIPTION_TYPES.join(", ")}`,
    });
  }
  return contentType;
}
