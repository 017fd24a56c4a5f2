/** Secrets never leave in print (design §2): a URL is shown without the password that it may carry. */

/** `https://user:secret@host/` → `https://***@host/`; a text that is no URL stays as it is. */
export function hideUserInfo(text: string): string {
  return text.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, "$1***@");
}
