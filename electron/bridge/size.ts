/**
 * True when the data is larger than the cap, counted roughly in bytes without copying anything. Circular data counts
 * until it is too large.
 */
export function isLargerThan(cap: number, data: unknown): boolean {
  const left: unknown[] = [data];
  let bytes = 0;
  while (left.length > 0) {
    const value = left.pop();
    bytes += 8;
    if (typeof value === 'string') bytes += value.length;
    else if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) bytes += value.byteLength;
    else if (Array.isArray(value)) {
      if (bytes + value.length > cap) return true;
      // One by one: the arguments of one call lie on the stack, which a long list overflows.
      for (const inner of value) left.push(inner);
    } else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        bytes += key.length;
        left.push(inner);
      }
    if (bytes > cap) return true;
  }
  return false;
}
