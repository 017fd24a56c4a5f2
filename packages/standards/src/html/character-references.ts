/**
 * Character references (HTML standard § 13.2.5.72). Of the 2,231 named ones, those for ASCII, Latin-1 and common
 * punctuation are known: the others never stand in a URL, a specifier or a reason, and would weigh more than the
 * rest of the package. An unknown one stays as it is written.
 */

/** References that were legal without a semicolon, in the order of their characters from U+00A0 to U+00FF. */
const LATIN_1 =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute " +
  "micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig " +
  "Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash " +
  "Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute " +
  "ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc " +
  "uuml yacute thorn yuml";

/** References that need their semicolon: a name, then its character. */
const WITH_SEMICOLON: readonly string[] = (
  "excl ! num # dollar $ percnt % apos ' lpar ( rpar ) ast * midast * plus + comma , period . sol / colon : semi ; " +
  "equals = quest ? commat @ lsqb [ lbrack [ bsol \\ rsqb ] rbrack ] Hat ^ lowbar _ UnderBar _ grave ` lcub { " +
  "lbrace { verbar | vert | VerticalLine | rcub } rbrace } ndash – mdash — lsquo ‘ rsquo ’ ldquo “ rdquo ” bull • " +
  "hellip … euro € trade ™ hyphen ‐ dash ‐"
).split(" ");

const LEGACY: ReadonlyMap<string, string> = new Map<string, string>([
  ...LATIN_1.split(" ").map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ["amp", "&"],
  ["AMP", "&"],
  ["lt", "<"],
  ["LT", "<"],
  ["gt", ">"],
  ["GT", ">"],
  ["quot", '"'],
  ["QUOT", '"'],
  ["COPY", "©"],
  ["REG", "®"],
]);

const NAMED: ReadonlyMap<string, string> = new Map<string, string>([
  ...LEGACY,
  ["Tab", "\t"],
  ["NewLine", "\n"],
  ...WITH_SEMICOLON.flatMap((name, index) =>
    index % 2 === 0 ? [[name, WITH_SEMICOLON[index + 1]!] as const] : [],
  ),
]);

/** What the code points 0x80 to 0x9F mean as references: Windows-1252 (HTML standard § 13.2.5.80). */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const REFERENCE = /&(?:#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?|([A-Za-z][A-Za-z0-9]{0,31})(;?))/g;

const LONGEST_LEGACY_NAME = 6;

/** The text of an element with its references replaced. */
export function decodeText(text: string): string {
  return decode(text, decodeLegacyPrefix);
}

/** The value of an attribute: a name without semicolon before `=` or a letter stays, so `?a=1&copy=2` is safe. */
export function decodeAttributeText(text: string): string {
  return decode(text, (whole, next) => (next === "=" ? whole : (LEGACY.get(whole.slice(1)) ?? whole)));
}

/** `withoutSemicolon` decides about a reference that is not one of the names with `;`, from what follows it. */
function decode(text: string, withoutSemicolon: (whole: string, next: string) => string): string {
  if (!text.includes("&")) {
    return text;
  }
  return text.replace(
    REFERENCE,
    (
      whole: string,
      hexadecimal: string | undefined,
      decimal: string | undefined,
      name: string,
      semicolon,
      offset,
    ) => {
      if (hexadecimal !== undefined || decimal !== undefined) {
        return decodeNumber(Number.parseInt(hexadecimal ?? decimal!, hexadecimal === undefined ? 10 : 16));
      }
      const known = semicolon === ";" ? NAMED.get(name) : undefined;
      return known ?? withoutSemicolon(whole, text.charAt(offset + whole.length));
    },
  );
}

/** In text the longest known beginning counts: `&notit;` is `¬it;`. */
function decodeLegacyPrefix(whole: string): string {
  for (let length = Math.min(LONGEST_LEGACY_NAME, whole.length - 1); length >= 2; length--) {
    const known = LEGACY.get(whole.slice(1, 1 + length));
    if (known !== undefined) {
      return known + whole.slice(1 + length);
    }
  }
  return whole;
}

function decodeNumber(code: number): string {
  if (code >= 0x80 && code <= 0x9f) {
    return WINDOWS_1252.charAt(code - 0x80);
  }
  const isScalar = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isScalar ? String.fromCodePoint(code) : "\uFFFD";
}
