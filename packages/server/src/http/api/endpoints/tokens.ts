import type { TokenView } from "@linchpin/contract";
import { issueToken } from "../../../auth/issue-token.ts";
import type { TokenRecord } from "../../../domain/model.ts";
import * as domain from "../../../domain/tokens.ts";
import type { GuardedEndpoint } from "../endpoint.ts";
import { readProjectName } from "../release-name.ts";

export const listTokens: GuardedEndpoint<"listTokens"> = async (_input, { catalogue }) => ({
  tokens: (await catalogue.listTokens()).map(view),
});

export const createToken: GuardedEndpoint<"createToken"> = async ({ body }, { ledger, cause }) => {
  const { projects } = body;
  const wish = {
    name: body.name,
    rights: body.rights,
    ...(projects !== undefined && { projects: projects.map(readProjectName) }),
  };
  const { text, record } = await issueToken(ledger, cause, wish);
  return { ...view(record), token: text };
};

export const revokeToken: GuardedEndpoint<"revokeToken"> = async ({ parameters }, { ledger, cause }) => {
  await domain.revokeToken(ledger, cause, parameters.id);
  return { id: parameters.id, revoked: true };
};

function view({ id, name, rights, projects, createdAt }: TokenRecord): TokenView {
  return {
    id,
    name,
    rights: [...rights],
    ...(projects !== undefined && { projects: [...projects] }),
    createdAt,
  };
}
