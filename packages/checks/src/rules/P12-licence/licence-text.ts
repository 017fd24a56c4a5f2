/** Which licence a text is, by phrases that only that family has, and whether the metadata says the same. */

import type { WheelFacts } from "../../facts/wheel-facts.ts";
import type { Draft } from "../../finding.ts";

interface Family {
  readonly name: string;
  /** In the text of the licence. */
  readonly phrase: RegExp;
  /** In identifiers, classifiers and what people write into the License field. */
  readonly said: RegExp;
}

const FAMILIES: readonly Family[] = [
  {
    name: "MIT",
    phrase: /Permission is hereby granted, free of charge,? to any person obtaining\s+a\s+copy/,
    said: /\bMIT|Expat|X11/i,
  },
  { name: "Apache-2.0", phrase: /Apache License\s+Version 2\.0/, said: /Apache/i },
  { name: "BSD", phrase: /Redistribution and use in source and binary forms/, said: /BSD/i },
  { name: "MPL-2.0", phrase: /Mozilla Public License Version 2\.0/, said: /MPL|Mozilla/i },
  { name: "AGPL", phrase: /GNU AFFERO GENERAL PUBLIC LICENSE\s+Version 3/, said: /AGPL|Affero/i },
  { name: "LGPL", phrase: /GNU LESSER GENERAL PUBLIC LICENSE\s+Version/, said: /LGPL|Lesser/i },
  { name: "GPL", phrase: /GNU GENERAL PUBLIC LICENSE\s+Version/, said: /\bGPL|General Public/i },
  {
    name: "ISC",
    phrase: /Permission to use, copy, modify, and(?:\/or)? distribute this software for any/,
    said: /ISC/i,
  },
  {
    name: "Unlicense",
    phrase: /This is free and unencumbered software released into the public domain/,
    said: /Unlicense|Public Domain/i,
  },
];

/** Names of licence files (PEP 639 § default patterns). */
export function isLicenceName(base: string): boolean {
  return /^(?:licen[cs]e|copying|notice|authors)/i.test(base);
}

/** The families whose phrases stand in the licence files of the metadata folder. */
export function licencesIn(wheel: WheelFacts): readonly Family[] {
  const texts = [...wheel.files.keys()]
    .filter(
      (name) =>
        name.startsWith(`${wheel.distInfo}/`) &&
        /^(?:licen[cs]e|copying)/i.test(name.slice(name.lastIndexOf("/") + 1)),
    )
    .map((name) => wheel.contents.get(name)?.text ?? "");
  return FAMILIES.filter(({ phrase }) => texts.some((text) => phrase.test(text.replaceAll(/\s+/g, " "))));
}

/** Only one text of a family that is known, and metadata that name other families alone: somebody is wrong. */
export function contradictions({ metadata, distInfo }: WheelFacts, found: readonly Family[]): Draft[] {
  const [family] = found;
  const said = [
    metadata.licenseExpression ?? metadata.license,
    ...metadata.classifiers.filter((text) => text.startsWith("License ::")),
  ]
    .filter((text) => text !== undefined)
    .filter((text) => text.length < LONGEST_NAME);
  const named = FAMILIES.filter((each) => said.some((text) => each.said.test(text)));
  if (family === undefined || found.length > 1 || named.length === 0 || named.includes(family)) return [];
  return [
    {
      severity: "warning",
      member: `${distInfo}/METADATA`,
      field: metadata.licenseExpression === undefined ? "License" : "License-Expression",
      state: `the metadata say ${said.join("; ")}, and the licence file is the text of ${family.name}`,
      trigger: "deciding whether the project may be used",
      consequence: "checkers of licences go by the metadata, courts by the text",
      remedy: "make both name the licence that is meant",
      evidence: { text: family.name, metadata: said },
    },
  ];
}

/** Longer values of License are the licence itself. */
const LONGEST_NAME = 100;
