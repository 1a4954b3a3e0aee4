/** The bytes that the host sent as base64. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const signs = atob(base64);
  const bytes = new Uint8Array(signs.length);
  // A plain loop: a callback for each byte holds the window up for a long file.
  for (let i = 0; i < signs.length; i++) bytes[i] = signs.charCodeAt(i);
  return bytes;
}

/** Bytes as base64, for the host. */
export function base64Of(bytes: Uint8Array): string {
  // In pieces: the arguments of one call lie on the stack, which a long picture overflows.
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return btoa(pieces.join(''));
}
