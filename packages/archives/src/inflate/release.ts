/**
 * Gives the memory of a decompressed piece back at once. Left to the garbage collector, which counts buffers late, some
 * 60 MB of them pile up during a walk.
 *
 * `bufferBytes` is the size of the buffer that was allocated for this piece alone. Buffers of any other size belong to
 * somebody else (small ones lie in a pool that all of Node shares) and are left alone. The caller vouches that nobody
 * reads the piece any more and that the decompressor has moved on.
 */
export function release(piece: Uint8Array, bufferBytes: number): void {
  const { buffer } = piece;
  if (bufferBytes < SMALLEST_BYTES || buffer.byteLength !== bufferBytes) return;
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** Well above Node's pool, whose buffers are shared. */
const SMALLEST_BYTES = 128 * 1024;
