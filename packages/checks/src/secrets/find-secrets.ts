/** Finds credentials in text by their known shapes; where the issuer gave the shape a checksum, it must be right. */

import type { Sighting } from "../facts/member-facts.ts";
import { hasBase62Checksum } from "./checksum.ts";

interface SecretShape {
  readonly what: string;
  /** Sticky: tried only where its prefix was found. */
  readonly shape: RegExp;
  /** What must stand near: an identifier without its secret opens nothing. */
  readonly companion?: RegExp;
  /** Says whether a match is a real one. */
  readonly accepts?: (match: string) => boolean;
}

/** More sightings in one file say nothing new. */
const MAXIMUM_SIGHTINGS = 20;

/** Characters to both sides in which a companion is looked for. */
const COMPANION_DISTANCE = 300;

/** Of GitHub and npm: six characters that are the CRC-32 of the rest in base 62. */
const checksummed = (match: string): boolean => hasBase62Checksum(match.slice(match.lastIndexOf("_") + 1));

/** By prefix. All shapes are bounded, so the search is linear. */
const SHAPES: Readonly<Record<string, SecretShape>> = {
  ghp_: { what: "GitHub personal access token", shape: /ghp_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  gho_: { what: "GitHub OAuth token", shape: /gho_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  ghu_: { what: "GitHub user token", shape: /ghu_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  ghs_: { what: "GitHub server token", shape: /ghs_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  ghr_: { what: "GitHub refresh token", shape: /ghr_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  github_pat_: { what: "GitHub fine-grained token", shape: /github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}\b/y },
  npm_: { what: "npm access token", shape: /npm_[A-Za-z0-9]{36}\b/y, accepts: checksummed },
  "pypi-AgE": { what: "PyPI upload token", shape: /pypi-AgE[A-Za-z0-9_-]{60,512}/y },
  linchpin_: { what: "Linchpin token", shape: /linchpin_[A-Za-z0-9]{36,64}\b/y, accepts: checksummed },
  "glpat-": { what: "GitLab personal access token", shape: /glpat-[A-Za-z0-9_-]{20}\b/y, accepts: isRandom },
  AKIA: {
    what: "AWS access key",
    shape: /AKIA[A-Z2-7]{16}\b/y,
    companion: /(?<![\w/+])[A-Za-z0-9/+]{40}(?![\w/+=])/,
    accepts: isRandom,
  },
  "xoxb-": {
    what: "Slack bot token",
    shape: /xoxb-[0-9]{10,13}-[0-9]{10,13}-[A-Za-z0-9]{24}\b/y,
    accepts: isRandom,
  },
  "xoxp-": { what: "Slack user token", shape: /xoxp-(?:[0-9]{10,13}-){3}[a-f0-9]{32}\b/y, accepts: isRandom },
  sk_live_: { what: "Stripe secret key", shape: /sk_live_[A-Za-z0-9]{24,100}\b/y, accepts: isRandom },
  rk_live_: { what: "Stripe restricted key", shape: /rk_live_[A-Za-z0-9]{24,100}\b/y, accepts: isRandom },
  "SG.": { what: "SendGrid key", shape: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}\b/y, accepts: isRandom },
  "sk-ant-": { what: "Anthropic key", shape: /sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,120}/y },
  dop_v1_: { what: "DigitalOcean token", shape: /dop_v1_[a-f0-9]{64}\b/y, accepts: isRandom },
  hf_: { what: "Hugging Face token", shape: /hf_[A-Za-z]{34}\b/y, accepts: isRandom },
  "-----BEGIN ": {
    what: "private key",
    shape:
      /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY-----(?:\\n|[\s"',]){1,8}(?:[\w-]{1,20}: [^\n]{1,80}\s{1,4}){0,3}[A-Za-z0-9+/]{40,}/y,
  },
};

const PREFIX = new RegExp(Object.keys(SHAPES).map(escapeExpression).join("|"), "g");

/** Every credential in the text, in order. */
export function findSecrets(text: string): Sighting[] {
  const sightings: Sighting[] = [];
  PREFIX.lastIndex = 0;
  for (let found = PREFIX.exec(text); found; found = PREFIX.exec(text)) {
    const sighting = sightingAt(text, found.index, found[0]);
    if (sighting) sightings.push(sighting);
    if (sightings.length >= MAXIMUM_SIGHTINGS) break;
  }
  return sightings;
}

function sightingAt(text: string, index: number, prefix: string): Sighting | undefined {
  const secret = SHAPES[prefix];
  // The prefix must begin a word: "xghp_" is something else.
  if (secret === undefined || /\w/.test(text[index - 1] ?? "")) return undefined;
  secret.shape.lastIndex = index;
  const match = secret.shape.exec(text)?.[0];
  if (match === undefined || secret.accepts?.(match) === false) return undefined;
  const near = text.slice(Math.max(0, index - COMPANION_DISTANCE), index + COMPANION_DISTANCE);
  if (secret.companion?.test(near) === false) return undefined;
  const SHOWN = 4;
  return {
    kind: "secret",
    what: secret.what,
    line: lineAt(text, index),
    shown: `${match.slice(0, prefix.length + SHOWN)}…`,
  };
}

/** Examples in documentation repeat a character, count upwards, or say that they are examples. */
function isRandom(match: string): boolean {
  const body = match.slice(match.search(/[-_.]|(?<=^AKIA)/) + 1);
  const DISTINCT = 8;
  return new Set(body).size >= DISTINCT && !/example|xxxx|0000|1234|abcd|test|fake|dummy|your/i.test(match);
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\-]/g, "\\$&");
}

/** The one-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
