import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '#shared/base/result.ts';
import { parseOperation } from '#shared/contract/store/operation.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import type { InboxRow } from '#shared/domain/operations/rows.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { type Named, namesFor } from './names.queries.ts';

export type TakenBackInbox = Extract<InboxRow, { type: 'taken-back' }>;

/** An act that was undone with the whole shop. */
type TakenAct = {
  readonly opId: OpId;
  readonly at: number;
  readonly person: string | null;
  readonly summary: Named<ActSummary>;
};

type TakenBackActs = {
  readonly acts: readonly TakenAct[];
  readonly failure: Failure | null;
  /** Reads on; null where there is no more, or nobody can say now. */
  readonly more: (() => void) | null;
};

const PAGE = 200;

/** What was undone at one time, as the shop's server keeps it, a page at a time. */
export function useTakenBack(no: number): TakenBackActs {
  const shop = useShop();
  const [acts, setActs] = useState<readonly TakenAct[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [after, setAfter] = useState<number | null>(0);
  const read = useCallback(
    async (from: number) => {
      const { host, entry } = shop;
      const page = await host.ask('backups.takenBack', { shopId: entry.shopId, no, after: from });
      setFailure(page.ok ? null : page.failure);
      if (!page.ok) return;
      const { ops } = page.value;
      const named = await namedActs(shop, ops);
      setActs((before) => [...before, ...named]);
      setAfter(ops.length < PAGE ? null : (ops.at(-1)?.place ?? null));
    },
    [shop, no],
  );
  // The first page is read once; what a person wants more of is asked.
  useEffect(() => void read(0), [read]);
  return { acts, failure, more: after === null || acts.length === 0 ? null : () => void read(after) };
}

async function namedActs(shop: Shop, ops: readonly { readonly text: string }[]): Promise<readonly TakenAct[]> {
  const read = ops.flatMap(({ text }) => {
    const parsed = parseOperation(text);
    return parsed.ok ? [{ op: parsed.value, summary: summaryOf(parsed.value) }] : [];
  });
  const names = await namesFor(
    shop,
    read.map(({ summary }) => summary),
    read.map(({ op }) => op.actor),
  );
  return read.map(({ op, summary }) => ({
    opId: op.opId,
    at: op.occurredAt,
    person: names.person(op.actor),
    summary: names.of(summary),
  }));
}

/** The times the shop was taken back, newest first, live; undefined before they are read. */
export function useTakings(): readonly TakenBackInbox[] | undefined {
  return useLiveRead(readTakings, ({ log }) => log);
}

async function readTakings({ db }: Shop): Promise<readonly TakenBackInbox[]> {
  const rows = await db.inbox.filter(({ type }) => type === 'taken-back').toArray();
  return rows.flatMap((row) => (row.type === 'taken-back' ? [row] : [])).sort((a, b) => b.at - a.at);
}
