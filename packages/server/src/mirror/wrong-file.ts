import type { MirroredFile } from "./answer.ts";

/** The upstream sent other bytes than its page promises: they are neither kept nor passed on as the file. */
export class WrongFileError extends Error {
  override readonly name = "WrongFileError";

  constructor(file: MirroredFile, reason: string) {
    super(`the upstream's ${file.filename} is not what its page promises: ${reason}`);
  }
}
