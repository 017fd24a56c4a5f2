/** What an `Authorization` header brings (RFC 7617 Basic, RFC 6750 Bearer, and `token`, which PyPI takes too). */

/** The user name that says: the password is a token. */
export const TOKEN_USER = "__token__";

export type Credentials =
  | { readonly kind: "none" }
  | { readonly kind: "token"; readonly token: string }
  /** Basic with a user name of its own: there are no passwords here. */
  | { readonly kind: "password" }
  | { readonly kind: "unreadable" };

/** White space around a token is dropped: a secret read from a file often ends with a line break. */
export function readCredentials(header: string | undefined): Credentials {
  if (header === undefined || header.trim() === "") return { kind: "none" };
  const [, scheme = "", value = ""] = /^\s*(\S+)\s*(.*)$/s.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case "basic":
      return readBasic(value);
    case "bearer":
    case "token":
      return { kind: "token", token: value.trim() };
    default:
      return { kind: "unreadable" };
  }
}

function readBasic(value: string): Credentials {
  const decoded = Buffer.from(value.trim(), "base64").toString("utf8");
  const colon = decoded.indexOf(":");
  if (colon === -1) return { kind: "unreadable" };
  if (decoded.slice(0, colon).trim() !== TOKEN_USER) return { kind: "password" };
  return { kind: "token", token: decoded.slice(colon + 1).trim() };
}
