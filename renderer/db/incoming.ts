import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { byExpected, expectedDay } from '#shared/domain/reorder/expected.ts';
import type { Change } from './feed.ts';
import { useLiveRead } from './live-read.ts';
import type { Shop } from './shop.ts';
import { shopCalendar } from './zones.ts';

/** What is on order and not received yet, the earliest expected first, those without a day last; undefined before it is read. */
export function useIncoming(): readonly IncomingRow[] | undefined {
  return useLiveRead(readIncoming, changesIncoming);
}

function changesIncoming(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'incoming');
}

const PAGE = 500;

async function readIncoming({ db, catalogue }: Pick<Shop, 'db' | 'catalogue'>): Promise<readonly IncomingRow[]> {
  const open: IncomingRow[] = [];
  for (let last = ''; ; ) {
    const page = await db.incoming.where('id').above(last).limit(PAGE).toArray();
    for (const row of page) if (!row.voided && row.open > 0) open.push(row);
    last = page.at(-1)?.id ?? '';
    if (page.length < PAGE) break;
  }
  const days = shopCalendar(catalogue);
  return open.sort(
    (a, b) =>
      byExpected(expectedDay(a, days), expectedDay(b, days)) || a.markedAt - b.markedAt || (a.id < b.id ? -1 : 1),
  );
}
