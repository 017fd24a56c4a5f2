/** Which yanked files an installer may still choose (PEP 592; file yanking specification). */

import type { SpecifierSet } from "../specifier/specifier-set.ts";

/**
 * Whether the specifiers pin one version with `==` (without `.*`) or `===`. Only then may a yanked file be chosen, and
 * only where no file that is not yanked will do.
 */
export function allowsYanked({ specifiers }: SpecifierSet): boolean {
  return specifiers.some(({ operator, wildcard }) => operator === "===" || (operator === "==" && !wildcard));
}

/** The files to choose from: those that are not yanked, else all of them where the specifiers pin a version. */
export function withoutYanked<File extends { readonly yanked?: true | string }>(
  files: readonly File[],
  specifiers: SpecifierSet,
): readonly File[] {
  const others = files.filter(({ yanked }) => yanked === undefined);
  return others.length === 0 && allowsYanked(specifiers) ? files : others;
}
