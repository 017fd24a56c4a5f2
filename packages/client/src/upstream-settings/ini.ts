/** pip's configuration files, as Python's configparser reads them (RawConfigParser). */

/** `section.key` → value. Keys are in pip's form: lower case with hyphens. */
export type IniValues = ReadonlyMap<string, string>;

/** Reads what can be read: a broken file is pip's business, and must not keep a server from starting. */
export function readIni(text: string): IniValues {
  const values = new Map<string, string>();
  let section = "";
  let key = "";
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const header = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (header !== undefined) [section, key] = [header, ""];
    else if (/^\s/.test(line) && key !== "")
      values.set(key, `${values.get(key) ?? ""}\n${line.trim()}`.trim());
    else key = readAssignment(line, section, values);
  }
  return values;
}

/** Gives the key, so that indented lines after it can be joined to its value. */
function readAssignment(line: string, section: string, values: Map<string, string>): string {
  const separator = line.search(/[=:]/);
  if (separator === -1) return "";
  const key = `${section}.${line.slice(0, separator).trim().toLowerCase().replaceAll("_", "-").replace(/^--/, "")}`;
  values.set(key, line.slice(separator + 1).trim());
  return key;
}
