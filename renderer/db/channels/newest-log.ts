import type { ShopDatabase } from '../database.ts';
import type { ChannelLogRow } from './rows.ts';

/** So many lines somebody reads, at most. */
const MOST = 2_000;
/** Lines a read: some milliseconds of the window's thread. */
const PAGE = 250;

/** Reads the newest lines of a channel's log, newest first; called again it reads those alone that came since. */
export function newestLines(db: ShopDatabase, channelId: string): () => Promise<readonly ChannelLogRow[]> {
  let known: readonly ChannelLogRow[] = [];
  const below = (no: number, above: number) =>
    db.channelLog
      .where('[channelId+no]')
      .between([channelId, above], [channelId, no], false, false)
      .reverse()
      .limit(PAGE)
      .toArray();
  return async () => {
    const last = known[0]?.no;
    // What was known of a store is forgotten whole, with its log.
    if (last !== undefined && !(await db.channelLog.get(last))) known = [];
    const since = known[0]?.no ?? 0;
    const found: ChannelLogRow[] = [];
    for (let next = Number.MAX_SAFE_INTEGER; found.length < MOST; ) {
      const page = await below(next, since);
      found.push(...page);
      next = page.at(-1)?.no ?? 0;
      if (page.length < PAGE) break;
    }
    if (found.length > 0) known = [...found, ...known].slice(0, MOST);
    return known;
  };
}
