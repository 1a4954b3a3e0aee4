const DAY = 86_400_000;

/** How far back copies are kept, and one of each of which stretch: all of two days, then one a day, a week, a month. */
const stretches = [
  { days: 14, of: (at: number) => new Date(at).toISOString().slice(0, 10) },
  { days: 56, of: (at: number) => String(Math.floor((at / DAY + 3) / 7)) },
  { days: 366, of: (at: number) => new Date(at).toISOString().slice(0, 7) },
] as const;
const ALL_DAYS = 2;

/**
 * Which of the copies are no longer needed: all but the newest of each stretch of time. The newest copy of all stays, however old it is.
 */
export function thinnedOut<T extends { readonly madeAt: number }>(copies: readonly T[], now: number): readonly T[] {
  const newestFirst = [...copies].sort((a, b) => b.madeAt - a.madeAt);
  const kept = new Set<T>(newestFirst.slice(0, 1));
  // A clock that was set back makes copies of the future: they are as good as of now.
  for (const copy of newestFirst) if (now - copy.madeAt <= ALL_DAYS * DAY) kept.add(copy);
  for (const { days, of } of stretches) {
    const seen = new Set<string>();
    for (const copy of newestFirst) {
      if (now - copy.madeAt > days * DAY || seen.has(of(copy.madeAt))) continue;
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
