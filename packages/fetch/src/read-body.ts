/**
 * Reads a body to its end into memory of its own. Each piece is copied out at once: kept as it comes, a piece of one byte would
 * keep the whole block alive that it was received in, with everything around it.
 */
export async function readBody(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let bytes = new Uint8Array(16 * 1024);
  let length = 0;
  for await (const piece of body) {
    if (length + piece.length > bytes.length) {
      const larger = new Uint8Array(Math.max(2 * bytes.length, length + piece.length));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(piece, length);
    length += piece.length;
  }
  return bytes.subarray(0, length);
}
