/** `project.authors` and `project.maintainers`: tables with a name, an email address, or both. */

import { TableReader } from "../document/table-reader.ts";
import type { Person } from "./pyproject.ts";

export function readPeople(project: TableReader, key: "authors" | "maintainers"): readonly Person[] {
  return (
    project.each(key, (item, path) => {
      const person = TableReader.of(item, path, project.findings);
      return person && readPerson(person);
    }) ?? []
  );
}

function readPerson(person: TableReader): Person | undefined {
  person.rejectUnknownKeys(["name", "email"], "error");
  const name = person.text("name");
  const email = person.text("email");
  if (!person.has("name") && !person.has("email")) {
    person.findings.error(person.path, {
      code: "person-empty",
      state: "the entry has neither a name nor an email address",
      remedy: 'write {name = "…"}, {email = "…"} or both',
    });
    return undefined;
  }
  checkName(person, name);
  checkEmail(person, email);
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

/** In the metadata commas stand between people. */
function checkName(person: TableReader, name: string | undefined): void {
  if (name?.includes(",")) {
    person.findings.error(person.pathOf("name"), {
      code: "person-name-comma",
      state: `the name ${JSON.stringify(name)} has a comma`,
      consequence: "in the metadata it reads as two people, and the specification forbids it",
      remedy: "write each person as an entry of the array, and names without commas",
    });
  }
}

function checkEmail(person: TableReader, email: string | undefined): void {
  if (email !== undefined && !/^[^@]+@[^@]+$/.test(email)) {
    person.findings.error(person.pathOf("email"), {
      code: "person-email-invalid",
      state: `${JSON.stringify(email)} is not an email address`,
      consequence: "indexes refuse the metadata",
      remedy: "write one address such as person@example.org, or leave the key out",
    });
  }
}
