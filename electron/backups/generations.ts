const DAY = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Of which stretches of time one copy each is kept, and of how many of them. */
const stretches = [
  { count: 14, of: dayOf },
  { count: 8, of: (at: number) => String(Math.floor((at / DAY + 3) / 7)) },
  { count: 12, of: (at: number) => new Date(at).toISOString().slice(0, 7) },
] as const;
const WHOLE_DAYS = 2;

/**
 * Which of the copies, in the order they were made in, are no longer needed: all but those of the newest two days, and the newest of each of
 * the newest 14 days, 8 weeks and 12 months. Only stretches that have a copy are counted, never how long ago they are: a clock that is
 * wrong, or a shop that was closed for a year, costs no copy. The copy that was made last always stays.
 */
export function thinnedOut<T extends { readonly madeAt: number }>(copies: readonly T[]): readonly T[] {
  const newestFirst = [...copies].sort((a, b) => b.madeAt - a.madeAt);
  const kept = new Set<T>(copies.slice(-1));
  const days = new Set<string>();
  for (const copy of newestFirst) {
    days.add(dayOf(copy.madeAt));
    if (days.size <= WHOLE_DAYS) kept.add(copy);
  }
  for (const { count, of } of stretches) {
    const seen = new Set<string>();
    for (const copy of newestFirst) {
      if (seen.has(of(copy.madeAt)) || seen.size === count) continue;
      seen.add(of(copy.madeAt));
      kept.add(copy);
    }
  }
  return newestFirst.filter((copy) => !kept.has(copy));
}

/** The name of a copy: the shop, the day and the time, in signs that every disk takes. */
export function backupName(shop: string, at: Date): string {
  const two = (figure: number) => String(figure).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`;
  return `${nameOnDisk(shop)} ${day} ${time}`;
}

/** A shop's name without what FAT, exFAT and NTFS refuse; short enough that the whole name fits everywhere. */
function nameOnDisk(shop: string): string {
  const plain = shop
    .normalize('NFC')
    .replace(/[\p{Cc}"*/:<>?\\|]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  let short = '';
  for (const sign of plain) {
    if (Buffer.byteLength(short + sign) > 120) break;
    short += sign;
  }
  return short.replace(/^\.+|[. ]+$/g, '') || 'Shop';
}
