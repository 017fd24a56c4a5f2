const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;

/** Whether Python takes the text as a name (`str.isidentifier`: Unicode XID, plus a leading underscore). */
export function isPythonIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}
