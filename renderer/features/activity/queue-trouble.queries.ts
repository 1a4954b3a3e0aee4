import { useEffect, useState } from 'react';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { type Shop, useShop, useSyncStatus } from '#renderer/db/shop.ts';
import type { StuckAct, SyncStatus } from '#renderer/db/work.ts';
import { parsed } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { type Named, namesFor } from './names.queries.ts';

/** A contact record that the host or the server does not take for what it holds. */
export type RefusedContact = { readonly contactId: ContactId; readonly name: string };

/** What the queues of this desk are stuck on. */
export type QueueTrouble = {
  readonly acts: readonly { readonly code: string; readonly act: StuckAct; readonly summary: Named<ActSummary> }[];
  readonly contacts: readonly RefusedContact[];
};

const none: QueueTrouble = { acts: [], contacts: [] };

/** What the queues are stuck on now, as the status says it. */
export function useQueueTrouble(): QueueTrouble {
  const shop = useShop();
  const status = useSyncStatus();
  const [trouble, setTrouble] = useState(none);
  useEffect(() => {
    let isOld = false;
    void readTrouble(shop, status).then((read) => {
      if (!isOld) setTrouble(read);
    });
    return () => {
      isOld = true;
    };
  }, [shop, status]);
  return trouble;
}

/** How many acts and contacts the queues are stuck on. */
export function useTroubleCount(): number {
  const status = useSyncStatus();
  return stuckActs(status).length + refusedIn(status).length;
}

function stuckActs({ journal, server }: SyncStatus) {
  const stuck = [journal, server].flatMap((one) => ('act' in one && one.act ? [{ code: one.code, act: one.act }] : []));
  return stuck.filter(({ act }, at) => stuck.findIndex((one) => one.act.opId === act.opId) === at);
}

function refusedIn({ contacts: { unkept, unshared } }: SyncStatus): readonly ContactId[] {
  // The worker tells ids of contacts as the plain texts they are on the way.
  return [...new Set([...unkept, ...unshared])] as ContactId[];
}

async function readTrouble(shop: Pick<Shop, 'db' | 'catalogue'>, status: SyncStatus): Promise<QueueTrouble> {
  const stuck = stuckActs(status);
  const refused = refusedIn(status);
  if (stuck.length + refused.length === 0) return none;
  const { db } = shop;
  const stored = await Promise.all(stuck.map(({ act }) => db.operations.where('opId').equals(act.opId).first()));
  const summaries = stored.map((op): ActSummary => (op ? summaryOf(parsed(op)) : { kind: 'nothing' }));
  const names = await namesFor(shop, summaries, []);
  const contacts = await db.contacts.bulkGet([...refused]);
  return {
    acts: stuck.map((one, place) => ({ ...one, summary: names.of(summaries[place] ?? { kind: 'nothing' }) })),
    contacts: contacts.flatMap((row) => (row ? [{ contactId: row.contactId, name: row.name }] : [])),
  };
}
