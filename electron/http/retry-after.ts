/** Milliseconds from a Retry-After, which is seconds or a date (RFC 9110 §10.2.3); null where it says neither. */
export function waitOf(retryAfter: string | undefined, now: () => number): number | null {
  if (retryAfter === undefined) return null;
  const ms = /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
