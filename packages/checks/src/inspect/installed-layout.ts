/** Where the files of a wheel go, and which of them can be imported (binary distribution format § Installing). */

import type { Member } from "@linchpin/archives";
import type { WheelModule } from "../facts/wheel-facts.ts";

/** Extension modules: `name.so`, `name.pyd`, with or without the tags of an interpreter between. */
const EXTENSION_MODULE = /^([^.]+)(?:\.[\w-]+)?\.(?:so|pyd)$/;

/** Paths below site-packages by member name. Scripts, headers and data go elsewhere and are left out. */
export function installedPaths(files: Iterable<Member>, distInfo: string): Map<string, string> {
  const data = `${distInfo.slice(0, -".dist-info".length)}.data/`;
  const installed = new Map<string, string>();
  for (const { name } of files) {
    if (!name.startsWith(data)) installed.set(name, name);
    const scheme = /^(?:purelib|platlib)\//.exec(name.slice(data.length));
    if (name.startsWith(data) && scheme) installed.set(name, name.slice(data.length + scheme[0].length));
  }
  return installed;
}

/** Modules by dotted name. A source file wins over an extension module of the same name only if it stands first. */
export function findModules(installed: ReadonlyMap<string, string>): Map<string, WheelModule> {
  const modules = new Map<string, WheelModule>();
  for (const [member, path] of installed) {
    const module = moduleOf(member, path);
    if (module !== undefined && !modules.has(module.name)) modules.set(module.name, module);
  }
  return modules;
}

function moduleOf(member: string, path: string): WheelModule | undefined {
  const parts = path.split("/");
  const base = parts.pop() ?? "";
  const found = stemOf(base);
  if (found === undefined || ![...parts, found.stem].every(isImportableName)) return undefined;
  const isPackage = found.stem === "__init__";
  const name = (isPackage ? parts : [...parts, found.stem]).join(".");
  return name === "" ? undefined : { name, member, kind: found.kind, isPackage };
}

function stemOf(base: string): { stem: string; kind: WheelModule["kind"] } | undefined {
  if (base.endsWith(".py")) return { stem: base.slice(0, -3), kind: "source" };
  if (base.endsWith(".pyc")) return { stem: base.slice(0, -4), kind: "bytecode" };
  const extension = EXTENSION_MODULE.exec(base);
  return extension?.[1] === undefined ? undefined : { stem: extension[1], kind: "extension" };
}

/** Whether an import statement can name it. */
export function isImportableName(name: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name);
}
