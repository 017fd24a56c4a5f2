import type { StoredFile } from "../../domain/model.ts";

/** Where the bytes are: the same before and after promotion, because lock files keep it (design §6). */
export function fileUrl({ sha256, filename }: StoredFile): string {
  return `/files/${sha256}/${encodeURIComponent(filename)}`;
}
