/**
 * What is wrong with a `License-File` path, `undefined` when nothing is: it must stay below the folder that it is
 * relative to, name one file, and be spelled alike on every system (PEP 639 § License-File).
 */
export function licensePathFault(path: string): string | undefined {
  if (path.includes("..")) return 'has "..", which leads out of the folder';
  if (path.includes("*")) return 'has "*"; paths must be resolved';
  if (path.startsWith("/") || /^[A-Za-z]:[/\\]/u.test(path)) return "is absolute; paths must be relative";
  if (path.includes("\\")) return 'has a backslash; the delimiter is "/"';
  return isPlainPath(path) ? undefined : 'has an empty or "." part';
}

/** A drive letter without a slash after it counts as part of the first name; `.` alone is the folder itself. */
function isPlainPath(path: string): boolean {
  if (path === ".") return true;
  const drive = /^[A-Za-z]:/u.exec(path)?.[0] ?? "";
  const rest = path.slice(drive.length);
  if (rest === "" && drive !== "") return true;
  return rest.split("/").every((part) => part !== "" && part !== ".");
}
