import type { InboxRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { lostVariants } from './lost-products.queries.ts';
import { type Named, namesFor } from './names.queries.ts';
import { useTroubleCount } from './queue-trouble.queries.ts';

/** Something a person must look at, with the names it needs. */
export type Attention = {
  readonly row: InboxRow;
  readonly person: string | null;
  /** What a refused act was; for a lost edit nothing. */
  readonly summary: Named<ActSummary>;
};

/** What needs attention, newest first, live; undefined before it is read. */
export function useAttention(): readonly Attention[] | undefined {
  return useLiveRead(readAttention, touchesLog);
}

/** How many rows need attention; null before they are counted. */
export function useAttentionCount(): number | null {
  const stuck = useTroubleCount();
  const rows = useLiveRead(countAttention, touchesLog);
  return rows === undefined ? null : rows + stuck;
}

function touchesLog(change: Change): boolean {
  return change.log;
}

/** How many rows need attention, without what is stuck in a queue. */
export async function countAttention({ db }: Pick<Shop, 'db'>): Promise<number> {
  const recovery = await readRecovery(db);
  const products = recovery ? (await lostVariants(db, recovery)).length : 0;
  const lost = recovery ? recovery.setAside.length - recovery.dealt.length + products : 0;
  return lost + (await db.inbox.filter((row) => !row.resolved).count());
}

/** What needs attention, newest first. */
export async function readAttention(shop: Pick<Shop, 'db' | 'catalogue'>): Promise<readonly Attention[]> {
  const { db } = shop;
  const open = await db.inbox.filter((row) => !row.resolved).toArray();
  // What lost of a contact is listed apart: it is no act.
  const rows = open.flatMap((row) => (row.type === 'lost-contact' ? [] : [row])).sort((a, b) => b.at - a.at);
  const summaries = await Promise.all(rows.map((row) => summaryFor(shop, row)));
  const names = await namesFor(
    shop,
    summaries,
    rows.map((row) => row.actor),
  );
  return rows.map((row, place) => ({
    row,
    person: names.person(row.actor),
    summary: names.of(summaries[place] ?? { kind: 'nothing' }),
  }));
}

async function summaryFor({ db }: Pick<Shop, 'db'>, row: InboxRow): Promise<ActSummary> {
  if (row.type === 'lost-edit') {
    return { kind: 'set', set: { ...row.ref, field: row.field, value: row.mine, was: row.theirs }, fields: 1, rows: 1 };
  }
  const stored = await db.operations.where('opId').equals(row.opId).first();
  return stored ? summaryOf(parsed(stored)) : { kind: 'nothing' };
}
