/** What no file name of a distribution may hold, whatever its parts mean. */

const LONGEST_BYTES = 255;

/** What is wrong with the name, or nothing. Separators would lead elsewhere; control characters forge pages and logs. */
export function fileNameFault(fileName: string): string | undefined {
  const shown = JSON.stringify(fileName.slice(0, 80));
  if (/[/\\]/.test(fileName)) return `the file name ${shown} has a separator`;
  if (/[\p{C}\p{Z}]/u.test(fileName)) return `the file name ${shown} has a space or a control character`;
  if (Buffer.byteLength(fileName) > LONGEST_BYTES)
    return `the file name ${shown}… is longer than ${LONGEST_BYTES} bytes`;
  return undefined;
}
