/** Use cases: make, list and revoke tokens. The domain only ever sees the hash of one. */

import type { TokenRecord } from "./model.ts";
import type { Cause, Ledger } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export interface TokenRequest {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly rights: readonly string[];
  readonly projects?: readonly string[];
}

export async function addToken(ledger: Ledger, cause: Cause, request: TokenRequest): Promise<TokenRecord> {
  const token: TokenRecord = { ...request, createdAt: cause.at.toISOString() };
  await ledger.append(cause, async () => [{ kind: "token-created", token }]);
  return token;
}

/** Throws the Refusal `token-unknown` where no token that still works has the identifier. */
export async function revokeToken(ledger: Ledger, cause: Cause, id: string): Promise<void> {
  await ledger.append(cause, async (state) => {
    const tokens = await state.listTokens();
    if (!tokens.some((token) => token.id === id)) {
      throw new Refusal("token-unknown", {
        state: `no token that still works has the identifier ${JSON.stringify(id)}`,
        trigger: "revoking it",
      });
    }
    return [{ kind: "token-revoked", id }];
  });
}
