/** The text beside the status code: the only part of an answer that hatch, flit and twine show without being asked. */

/** Characters that fit on a terminal line and into the smallest header limits. */
const MAXIMUM_LENGTH = 160;

/** ASCII without control characters (RFC 9112 §4): a line break in it would end the head of the answer. */
export function reasonPhrase(headline: string): string {
  const ascii = headline.replaceAll(/[^\x20-\x7e]+/g, "?");
  return ascii.length <= MAXIMUM_LENGTH ? ascii : `${ascii.slice(0, MAXIMUM_LENGTH - 3)}...`;
}
