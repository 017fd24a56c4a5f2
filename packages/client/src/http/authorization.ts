/** The header that carries a token: Basic with `__token__`, which every index that pip knows takes. */
export function basicAuthorization(token: string): { readonly Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`__token__:${token}`, "utf8").toString("base64")}` };
}

/** What the JSON API takes. */
export function bearerAuthorization(token: string): { readonly Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}
