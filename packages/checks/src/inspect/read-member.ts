/** One member's bytes to the facts that rules need of them. */

import type { LineEndings, MemberFacts, Sighting } from "../facts/member-facts.ts";
import { readNative } from "../facts/native-facts.ts";
import { outlineModule } from "../python/outline-module.ts";
import { findSecrets } from "../secrets/find-secrets.ts";
import { findMachinePaths } from "../secrets/machine-paths.ts";
import { decodeText, looksLikeText } from "./decode.ts";
import { planReading } from "./member-kind.ts";

/** Python source beyond this is generated data; its outline would say nothing. */
const LONGEST_MODULE = 4 * 1024 * 1024;

/** Reads a member; undefined where nothing about its bytes is worth keeping. */
export function readMember(name: string, bytes: Uint8Array): MemberFacts | undefined {
  const native = readNative(bytes);
  if (native) return { native };
  const plan = planReading(name, bytes.length);
  const hasShebang = bytes[0] === 35 && bytes[1] === 33;
  const isText = looksLikeText(bytes);
  if (!isText) return plan.isSearched ? sightingsOnly(searchBytes(bytes)) : undefined;
  if (!plan.isPython && !plan.isSearched && !plan.keepsText && !hasShebang) return undefined;
  const { text, isUtf8 } = decodeText(bytes);
  return {
    isUtf8,
    ...(plan.keepsText && { text }),
    ...(plan.isPython && bytes.length <= LONGEST_MODULE && readModule(text)),
    ...(hasShebang && { shebang: firstLine(text), lineEndings: countLineEndings(text) }),
    ...sightingsOnly(plan.isSearched ? searchText(text, plan.isPython) : []),
  };
}

function readModule(text: string): Pick<MemberFacts, "outline" | "source"> {
  const outline = outlineModule(text);
  return outline.suspicions.length > 0 ? { outline, source: text } : { outline };
}

function sightingsOnly(sightings: readonly Sighting[]): Pick<MemberFacts, "sightings"> {
  return sightings.length > 0 ? { sightings } : {};
}

/** In Python source, paths are looked for in its strings by the outline: comments and examples leak nothing. */
function searchText(text: string, isPython: boolean): Sighting[] {
  return isPython ? findSecrets(text) : [...findSecrets(text), ...findMachinePaths(text)];
}

/** Compiled Python keeps the constants of the source, and the path where it was compiled. */
function searchBytes(bytes: Uint8Array): Sighting[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return [...findSecrets(text), ...findMachinePaths(text)];
}

function firstLine(text: string): string {
  const LONGEST_SHEBANG = 512;
  const head = text.slice(0, LONGEST_SHEBANG);
  const end = head.indexOf("\n");
  return end < 0 ? head : head.slice(0, end);
}

function countLineEndings(text: string): LineEndings {
  let crlf = 0;
  let lf = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    if (text.charCodeAt(at - 1) === 13) crlf += 1;
    else lf += 1;
  }
  return { crlf, lf };
}
