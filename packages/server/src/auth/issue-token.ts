/** Makes a token: the text goes to the one who asked, its hash into the log. */

import { randomBytes } from "node:crypto";
import type { TokenRecord } from "../domain/model.ts";
import type { Cause, Ledger } from "../domain/ports.ts";
import { addToken } from "../domain/tokens.ts";
import { createToken, hashToken } from "./token.ts";

export interface IssuedToken {
  /** The secret: shown once, kept nowhere. */
  readonly text: string;
  readonly record: TokenRecord;
}

export interface TokenWish {
  readonly name: string;
  readonly rights: readonly string[];
  readonly projects?: readonly string[];
}

/** `text`: the token to make known, where it has been written somewhere before. */
export async function issueToken(
  ledger: Ledger,
  cause: Cause,
  wish: TokenWish,
  text: string = createToken(),
): Promise<IssuedToken> {
  const record = await addToken(ledger, cause, { ...wish, id: newIdentifier(), hash: hashToken(text) });
  return { text, record };
}

function newIdentifier(): string {
  return randomBytes(6).toString("hex");
}
