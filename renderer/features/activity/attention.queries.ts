import { useCallback } from 'react';
import { fieldValue } from '#shared/domain/operations/fields.ts';
import type { OrderId, PersonId } from '#shared/domain/operations/ids.ts';
import type { FieldValue, InboxRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { type StoredOperation, tableOf } from '#renderer/db/database.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readRecovery } from '#renderer/db/recovery.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { type ActTurn, originOf, parsed, turnOf } from './act-chain.queries.ts';
import { type ActSummary, summaryOf } from './act-summary.ts';
import { type GoneOrder, readMadeAndGone } from './gone-order.queries.ts';
import { type InTheWay, metBy, namedActs } from './in-the-way.queries.ts';
import { useLotAttentionCount } from './lot-attention.queries.ts';
import { lostVariants } from './lost-products.queries.ts';
import { type Named, namesFor } from './names.queries.ts';
import { useTroubleCount } from './queue-trouble.queries.ts';
import { useAreBooksWrong } from './wrong-books.queries.ts';
import { type RefusedStep, refusedStep } from './refused-step.queries.ts';

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
  /** Of a refused act on an order what it was about, so that nobody has to scan it again to know; null for all else. */
  readonly about: RefusedStep | null;
  /** Orders that a refused act had made and that went with it. */
  readonly gone: readonly GoneOrder[];
  /** What the customer of an order that is not here any more is called; null where nobody is known. */
  readonly customer: (order: GoneOrder) => string | null;
  /** Acts of other desks that a refused act met on its order. */
  readonly met: readonly InTheWay[];
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
  const books = useAreBooksWrong() ? 1 : 0;
  const rows = useLiveRead(countAttention, touchesLog);
  return rows === undefined ? null : rows + stuck + lots + books;
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

/** The ids of what was refused and nobody has looked at, live, as one text; undefined before they are read. */
export function useRefusedIds(): string | undefined {
  return useLiveRead(readRefusedIds, touchesLog);
}

async function readRefusedIds({ db }: Shop): Promise<string> {
  const rows = await db.inbox.filter((row) => !row.resolved && row.type === 'refused').toArray();
  return rows.map(({ id }) => id).join(' ');
}

/** Refused acts of this desk on an order that nobody has looked at, newest first, live; undefined before they are read. */
export function useRefusedOn(orderId: OrderId): readonly Attention[] | undefined {
  const read = useCallback((shop: Shop) => readRefusedOn(shop, orderId), [orderId]);
  return useLiveRead(read, touchesLog);
}

/** Refused acts of this desk on an order that nobody has looked at, newest first. */
export function readRefusedOn(
  shop: Pick<Shop, 'db' | 'catalogue' | 'person'>,
  orderId: OrderId,
): Promise<readonly Attention[]> {
  return readAttention(
    shop,
    (row) => row.type === 'refused' && row.refs.some(({ kind, id }) => kind === 'order' && id === orderId),
  );
}

/** What needs attention, newest first; only some rows where it is said which. */
export async function readAttention(
  shop: Pick<Shop, 'db' | 'catalogue' | 'person'>,
  isAsked: (row: InboxRow) => boolean = () => true,
): Promise<readonly Attention[]> {
  const { db } = shop;
  const me = shop.person.get();
  const open = await db.inbox.filter((row) => !row.resolved).toArray();
  // What lost of a contact is listed apart: it is no act.
  const rows = open
    .flatMap((row) => (row.type !== 'lost-contact' && isAsked(row) ? [row] : []))
    .sort((a, b) => b.at - a.at);
  const stands = await Promise.all(rows.map((row) => standingOf(shop, row)));
  const refused = await db.operations
    .where('opId')
    .anyOf(rows.flatMap((row) => (row.type === 'refused' ? row.opId : [])))
    .toArray();
  const stored = new Map(refused.map((row) => [row.opId, row] as const));
  const met = await metBy(db, refused);
  const said = await Promise.all(
    rows.map((row, place) => saidOf(shop, row, { stands: stands[place] ?? null, stored: stored.get(row.opId) })),
  );
  const inTheWay = await Promise.all(rows.map((row) => namedActs(shop, met.get(row.opId) ?? [])));
  const summaries = said.map(({ summary }) => summary);
  const names = await namesFor(shop, summaries, [
    ...rows.map((row) => row.actor),
    ...stands.flatMap((standing) => standing?.by?.actor ?? []),
    ...said.flatMap(customersOf),
  ]);
  const customer: Attention['customer'] = ({ contactId }) => (contactId ? names.person(contactId) : null);
  return rows.map((row, place) => {
    const standing = stands[place] ?? null;
    return {
      row,
      person: names.person(row.actor),
      summary: names.of(summaries[place] ?? { kind: 'nothing' }),
      turn: said[place]?.turn ?? 'act',
      about: said[place]?.about ?? null,
      gone: said[place]?.gone ?? [],
      customer,
      met: inTheWay[place] ?? [],
      isMine: row.actor === me && standing?.by?.actor !== me,
      stands: standing?.by
        ? { ...standing, by: { ...standing.by, person: names.person(standing.by.actor) } }
        : standing,
    };
  });
}

type Said = Pick<Attention, 'turn' | 'about' | 'gone'> & { readonly summary: ActSummary };

async function saidOf(
  { db }: Pick<Shop, 'db'>,
  row: InboxRow,
  { stands, stored }: { readonly stands: Standing | null; readonly stored: StoredOperation | undefined },
): Promise<Said> {
  const nothing = { turn: 'act', about: null, gone: [] } as const;
  if (row.type === 'lost-edit') {
    const set = { ...row.ref, field: row.field, value: row.mine, was: stands?.value ?? row.theirs };
    return { ...nothing, summary: { kind: 'set', set, fields: 1, rows: 1 } };
  }
  if (!stored) return { ...nothing, summary: { kind: 'nothing' } };
  const { origin, depth } = await originOf(db, stored);
  const op = origin && parsed(origin);
  return {
    summary: op ? summaryOf(op) : { kind: 'nothing' },
    turn: turnOf(depth),
    about: op ? await refusedStep(db, op, depth) : null,
    // An undo that was refused leaves the order as it is.
    gone: op && turnOf(depth) !== 'undo' ? await readMadeAndGone(db, op) : [],
  };
}

/** The customers of orders that are not here any more. */
function customersOf({ about, gone }: Said): readonly string[] {
  return [about?.gone, ...gone].flatMap((order) => order?.contactId ?? []);
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
