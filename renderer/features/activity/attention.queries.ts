import { fieldValue } from '#shared/domain/operations/fields.ts';
import type { OrderId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Operation, OrderAct } from '#shared/domain/operations/operation.ts';
import type { FieldValue, InboxRow, ReturnOutcome } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { type ShopDatabase, tableOf } from '#renderer/db/database.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { type ActTurn, originOf, parsed, turnOf } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { useLotAttentionCount } from './lot-attention.queries.ts';
import { lostVariants } from './lost-products.queries.ts';
import { type Named, namesFor } from './names.queries.ts';
import { useTroubleCount } from './queue-trouble.queries.ts';

export type LostEditRow = Extract<InboxRow, { type: 'lost-edit' }>;

/** Something a person must look at, with the names it needs. */
export type Attention = {
  readonly row: InboxRow;
  readonly person: string | null;
  /** What a refused act was; of a lost edit the field and its values. */
  readonly summary: Named<ActSummary>;
  /** What holds instead of a lost edit; null for a refused act. */
  readonly stands: Standing | null;
  /** True for an edit of the person at this desk that somebody else's stands against. */
  readonly isMine: boolean;
  /** A refused undo or redo says so; what it is about is in `summary`. */
  readonly turn: ActTurn;
  /** Of a refused step of an order what it was about, so that nobody has to scan it again to know; null for all else. */
  readonly about: RefusedStep | null;
};

/** What a refused step of an order was about: the goods, what was to become of them, and numbers of its parcels. */
export type RefusedStep = {
  readonly orderId: OrderId;
  readonly act: OrderAct;
  readonly pieces: readonly {
    readonly variantId: VariantId;
    readonly quantity: number;
    readonly outcome: ReturnOutcome | null;
  }[];
  readonly trackingNumbers: readonly string[];
};

/** The value that a field has now, and who gave it that. */
export type Standing = {
  readonly value: FieldValue;
  /** Who set it and when; null where no act here says so. */
  readonly by: { readonly actor: PersonId; readonly person: string | null; readonly at: number } | null;
  /** True for the edit that was shared first; false where the field was changed once more since. */
  readonly isFirst: boolean;
};

/** What needs attention, newest first, live; undefined before it is read. */
export function useAttention(): readonly Attention[] | undefined {
  return useLiveRead(readAttention, touchesLog);
}

/** How many rows need attention; null before they are counted. */
export function useAttentionCount(): number | null {
  const stuck = useTroubleCount();
  const lots = useLotAttentionCount();
  const rows = useLiveRead(countAttention, touchesLog);
  return rows === undefined ? null : rows + stuck + lots;
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
export async function readAttention(shop: Pick<Shop, 'db' | 'catalogue' | 'person'>): Promise<readonly Attention[]> {
  const { db } = shop;
  const me = shop.person.get();
  const open = await db.inbox.filter((row) => !row.resolved).toArray();
  // What lost of a contact is listed apart: it is no act.
  const rows = open.flatMap((row) => (row.type === 'lost-contact' ? [] : [row])).sort((a, b) => b.at - a.at);
  const stands = await Promise.all(rows.map((row) => standingOf(shop, row)));
  const said = await Promise.all(rows.map((row, place) => saidOf(shop, row, stands[place] ?? null)));
  const summaries = said.map(({ summary }) => summary);
  const names = await namesFor(shop, summaries, [
    ...rows.map((row) => row.actor),
    ...stands.flatMap((standing) => standing?.by?.actor ?? []),
  ]);
  return rows.map((row, place) => {
    const standing = stands[place] ?? null;
    return {
      row,
      person: names.person(row.actor),
      summary: names.of(summaries[place] ?? { kind: 'nothing' }),
      turn: said[place]?.turn ?? 'act',
      about: said[place]?.about ?? null,
      isMine: row.actor === me && standing?.by?.actor !== me,
      stands: standing?.by
        ? { ...standing, by: { ...standing.by, person: names.person(standing.by.actor) } }
        : standing,
    };
  });
}

type Said = Pick<Attention, 'turn' | 'about'> & { readonly summary: ActSummary };

async function saidOf({ db }: Pick<Shop, 'db'>, row: InboxRow, stands: Standing | null): Promise<Said> {
  const nothing = { turn: 'act', about: null } as const;
  if (row.type === 'lost-edit') {
    const set = { ...row.ref, field: row.field, value: row.mine, was: stands?.value ?? row.theirs };
    return { ...nothing, summary: { kind: 'set', set, fields: 1, rows: 1 } };
  }
  const stored = await db.operations.where('opId').equals(row.opId).first();
  if (!stored) return { ...nothing, summary: { kind: 'nothing' } };
  const { origin, depth } = await originOf(db, stored);
  const op = origin && parsed(origin);
  return {
    summary: op ? summaryOf(op) : { kind: 'nothing' },
    turn: turnOf(depth),
    about: op && depth === 0 ? await refusedStep(db, op) : null,
  };
}

/** What a step of an order was about, by the order's lines as they are called now. */
async function refusedStep(db: ShopDatabase, op: Operation): Promise<RefusedStep | null> {
  if (op.type !== 'order.moved') return null;
  const { act, change, newParcels = [], returns = [] } = op.payload;
  const order = await db.orders.get(change.orderId);
  if (!order) return null;
  const back = returns.flatMap(({ lines }) => lines);
  const moved = change.lines.map(({ lineId, picked, packed = 0, shipped }) => ({
    lineId,
    quantity: Math.abs(shipped) || Math.abs(packed) || Math.abs(picked),
    outcome: null,
  }));
  const pieces = (back.length > 0 ? back : moved).flatMap(({ lineId, quantity, outcome }) => {
    const variantId = order.lines.find(({ id }) => id === lineId)?.variantId;
    return variantId && quantity > 0 ? [{ variantId, quantity, outcome }] : [];
  });
  const trackingNumbers = newParcels.flatMap(({ trackingNumber }) => trackingNumber ?? []);
  return { orderId: order.id, act, pieces, trackingNumbers };
}

/** The word of an edit that lost does not say whose stands: the row does, as long as the act that set its field is here. */
async function standingOf({ db }: Pick<Shop, 'db'>, lost: InboxRow): Promise<Standing | null> {
  if (lost.type !== 'lost-edit') return null;
  const { ref, field, theirs } = lost;
  const row = await tableOf(db, ref.kind).get(ref.id);
  if (!row) return { value: theirs, by: null, isFirst: true };
  const value = fieldValue(row, field);
  const opId = row.fieldOps[field] ?? row.addedBy;
  const stored = opId === null ? undefined : await db.operations.where('opId').equals(opId).first();
  const op = stored && parsed(stored);
  return {
    value,
    by: op ? { actor: op.actor, person: null, at: op.occurredAt } : null,
    isFirst: JSON.stringify(value) === JSON.stringify(theirs),
  };
}
