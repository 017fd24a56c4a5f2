/** Who is asking: the token of a request, if it is one that we know. */

import type { TokenRecord } from "../domain/model.ts";
import type { Catalogue } from "../domain/ports.ts";
import { Refusal } from "../domain/refusal.ts";
import { type Credentials, readCredentials, TOKEN_USER } from "./credentials.ts";
import { hashToken, isWellFormedToken } from "./token.ts";

/** Throws the Refusal `authentication-needed` (401) where the header brings no token, or none that we know. */
export async function authenticate(catalogue: Catalogue, header: string | undefined): Promise<TokenRecord> {
  const credentials = readCredentials(header);
  if (credentials.kind !== "token") throw refuse(STATES[credentials.kind]);
  if (!isWellFormedToken(credentials.token))
    throw refuse("the text sent as a token is not a whole Linchpin token");
  const token = await catalogue.tokenByHash(hashToken(credentials.token));
  if (token === undefined) throw refuse("the token is not known here, or was revoked");
  return token;
}

const STATES: Readonly<Record<Exclude<Credentials["kind"], "token">, string>> = {
  none: "the request brings no credentials",
  password: `the request brings a user name and a password; here the user name is always ${TOKEN_USER}`,
  unreadable: "the Authorization header cannot be read",
};

function refuse(state: string): Refusal {
  return new Refusal("authentication-needed", { state, trigger: "a request that changes something" });
}
