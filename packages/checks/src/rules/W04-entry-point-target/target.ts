/** Whether `module:attribute` exists in a wheel, as far as reading its source can tell. */

import type { ObjectReference } from "@linchpin/standards";
import { absoluteTarget, importableNames, outlineOf, topOf } from "../../analysis/import-graph.ts";
import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Definition, ModuleOutline } from "../../python/outline.ts";

/** What was found at a reference. `unknown` is not a fault: the source does not tell, or the module is not in the wheel. */
export type Target =
  | { readonly kind: "unknown" }
  | { readonly kind: "foreign" }
  | { readonly kind: "found"; readonly definition?: Definition; readonly text?: string }
  | { readonly kind: "no-module"; readonly module: string }
  | { readonly kind: "no-attribute"; readonly module: string; readonly attribute: string };

/** Star imports are followed this far. */
const DEEPEST_STAR = 5;

export function findTarget(wheel: WheelFacts, { module, attribute }: ObjectReference): Target {
  if (!importableNames(wheel).has(topOf(module))) return { kind: "foreign" };
  const found = wheel.modules.get(module);
  if (found === undefined)
    return isNamespace(wheel, module) ? { kind: "unknown" } : { kind: "no-module", module };
  const outline = outlineOf(wheel, found);
  if (attribute === undefined) return { kind: "found" };
  if (outline === undefined) return { kind: "unknown" };
  const [name = "", member] = attribute.split(".");
  const definition = outline.definitions.get(name);
  if (definition === undefined) {
    const isThere = wheel.modules.has(`${module}.${name}`) || mayBind(wheel, module, outline, name, 0);
    return isThere ? { kind: "unknown" } : { kind: "no-attribute", module, attribute: name };
  }
  if (member !== undefined && lacksMember(definition, member))
    return { kind: "no-attribute", module, attribute };
  const text = outline.strings.get(name)?.value;
  return { kind: "found", ...(member === undefined && { definition }), ...(text !== undefined && { text }) };
}

/** Whether a module may bind a name that its own statements do not show. */
export function mayBind(
  wheel: WheelFacts,
  module: string,
  outline: ModuleOutline,
  name: string,
  depth: number,
): boolean {
  if (outline.isDynamic || outline.definitions.has(name)) return true;
  const own = wheel.modules.get(module);
  return outline.imports.some((statement) => {
    if (!statement.isStar || own === undefined) return false;
    const target = absoluteTarget(own, statement);
    const next = target === undefined ? undefined : wheel.modules.get(target);
    const nextOutline = outlineOf(wheel, next);
    // A star from another project, or one too deep to follow, can bind anything.
    if (target === undefined || nextOutline === undefined || depth >= DEEPEST_STAR) return true;
    return mayBind(wheel, target, nextOutline, name, depth + 1) || wheel.modules.has(`${target}.${name}`);
  });
}

/** Whether the module could be installed by another project into the same namespace. */
export function isNamespace(wheel: WheelFacts, module: string): boolean {
  const parts = module.split(".");
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const ancestor = wheel.modules.get(parts.slice(0, length).join("."));
    if (ancestor === undefined) continue;
    // An extension module can make modules below itself.
    if (!ancestor.isPackage) return ancestor.kind !== "source";
    const outline = outlineOf(wheel, ancestor);
    return outline === undefined || outline.definitions.has("__path__") || outline.extendsPath;
  }
  return parts.length > 1;
}

function lacksMember(definition: Definition, member: string): boolean {
  return (
    definition.kind === "class" && definition.inherits === false && !(definition.members?.has(member) ?? true)
  );
}
