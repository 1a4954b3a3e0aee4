/** The time of this computer in milliseconds since 1970; nobody but the outermost rooms asks for it. */
export function now(): number {
  return Date.now();
}
