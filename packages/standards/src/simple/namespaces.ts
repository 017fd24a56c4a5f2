/** Reserved name spaces (PEP 752), which version 1.5 of the simple API adds in JSON. */

import type { DocumentKind } from "../document/findings.ts";
import { readJsonDocument, readJsonObject } from "../document/json-document.ts";
import { TableReader } from "../document/table-reader.ts";
import { normalizeName } from "../name/name.ts";
import type { Parsed } from "../problem.ts";

/** One reserved name space. */
export interface Namespace {
  /** Normalised. */
  readonly name: string;
  /** The name space that this one lies in. */
  readonly parent?: string;
  readonly children: readonly string[];
  readonly owner?: string;
}

const NAMESPACES: DocumentKind = {
  code: "namespace",
  trigger: "reading the name spaces of an index",
  consequence: "nobody can tell which names are reserved",
};

/** Reads `/namespaces`: the names of all reserved name spaces. */
export function parseNamespaces(text: string): Parsed<readonly string[]> {
  return readJsonDocument(text, NAMESPACES, (document, findings) => {
    const holder = new TableReader({ namespaces: document }, [], findings);
    holder.require("namespaces", "write an array");
    return holder.each("namespaces", (item, path) => {
      const entry = TableReader.of(item, path, findings);
      entry?.require("name", "name the name space");
      return entry?.text("name");
    });
  });
}

/** Reads `/namespace/NAME`. */
export function parseNamespace(text: string): Parsed<Namespace> {
  return readJsonObject(text, NAMESPACES, (table) => {
    table.require("name", "name the name space");
    const name = table.text("name");
    const parent = table.text("parent");
    const owner = table.text("owner");
    const children = table.texts("children") ?? [];
    return name === undefined
      ? undefined
      : { name, ...(parent !== undefined && { parent }), children, ...(owner !== undefined && { owner }) };
  });
}

/** Whether a project's name lies in a name space: `foo` covers `foo` and `foo-bar`, not `foobar`. */
export function isInNamespace(project: string, namespace: string): boolean {
  const name = normalizeName(project);
  const prefix = normalizeName(namespace);
  return name === prefix || name.startsWith(`${prefix}-`);
}
