import { useCallback } from 'react';
import { must } from '#shared/base/must.ts';
import { type GroupId, type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ReceiptLabel } from '#shared/domain/stock/receipt-cost.ts';
import { type Group, groupOf, type Operation } from '#shared/domain/operations/operation.ts';
import { stayingOfGroup } from '#renderer/db/staying.ts';
import { type ActSummary, type ActType, actTypeOf, linesOf, summaryOf } from './act-summary.ts';
import { chainOf, parsed } from './act-chain.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

/** One act as the list shows it; an import or a bulk edit is one, however many operations it took. */
export type Entry = {
  readonly key: string;
  readonly at: number;
  readonly actor: string;
  readonly person: string | null;
  readonly type: ActType;
  readonly summary: Named<ActSummary>;
  /** An undo or a redo says so; what it is about is in `summary`. */
  readonly turn: 'act' | 'undo' | 'redo';
  readonly lines: { readonly count: number; readonly exact: boolean };
  readonly stage: StoredOperation['stage'];
  /** What a person can do about it now. */
  readonly next: { readonly act: 'undo' | 'redo'; readonly of: OpId | GroupId; readonly isGroup: boolean } | null;
  /** True for an act that was undone, and for an undo that was done again. */
  readonly undone: boolean;
  /** How many orders of an import that was undone are still there. */
  readonly staying: number;
};

export type ActivityAsk = { readonly most: number; readonly type: ActType | null; readonly actor: string | null };
export type Activity = { readonly entries: readonly Entry[]; readonly more: boolean };

/** The newest acts, live; undefined before they are read. */
export function useActivity({ most, type, actor }: ActivityAsk): Activity | undefined {
  const read = useCallback((shop: Shop) => readActivity(shop, { most, type, actor }), [most, type, actor]);
  return useLiveRead(read, touchesLog);
}

function touchesLog(change: Change): boolean {
  return change.log;
}

/** Keys are read this many at a time, rows this many: a group met among them spares the rest of its rows. */
const KEYS = 500;
const ROWS = 25;

/** The newest acts that fit, newest first, a group where its newest operation stands. */
export async function readActivity(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  { most, type, actor }: ActivityAsk,
): Promise<Activity> {
  const { db } = shop;
  return db.transaction('r', [db.operations, db.contacts, db.orders, db.barcodes], async () => {
    const found: Raw[] = [];
    const known = new Set<number>();
    const last = await db.operations.orderBy('no').last();
    for (let below = (last?.no ?? 0) + 1; below > 1 && found.length <= most; below -= KEYS) {
      const keys = await db.operations
        .where('no')
        .between(below - KEYS, below, true, false)
        .primaryKeys();
      const descending = numbersOf(keys).sort((a, b) => b - a);
      for (let at = 0; at < descending.length && found.length <= most; ) {
        const some = descending
          .slice(at)
          .filter((no) => !known.has(no))
          .slice(0, ROWS);
        const end = some.at(-1);
        if (end === undefined) break;
        at = descending.indexOf(end) + 1;
        for (const row of await db.operations.bulkGet(some)) {
          if (!row || known.has(numberOf(row)) || (actor !== null && row.actor !== actor && row.groupId === ''))
            continue;
          const raw = await rawEntry(db, row, known);
          if (raw && (type === null || raw.type === type) && (actor === null || raw.newest.actor === actor))
            found.push(raw);
        }
      }
    }
    const shown = found.slice(0, most);
    return { entries: await withNames(shop, shown), more: found.length > most };
  });
}

/** An entry before names are put to it. */
type Raw = {
  readonly newest: StoredOperation;
  readonly type: ActType;
  readonly summary: ActSummary;
  readonly turn: Entry['turn'];
  readonly lines: Entry['lines'];
  readonly group: GroupId | null;
};

async function rawEntry(db: ShopDatabase, newest: StoredOperation, known: Set<number>): Promise<Raw | null> {
  // What a desk or the server writes for itself is no act of a person.
  if (newest.type === 'writer.started' || newest.type === 'log.forked') return null;
  const op = parsed(newest);
  const { origin, depth } = await chainOf(db, op);
  const turn = depth === 0 ? 'act' : depth % 2 === 1 ? 'undo' : 'redo';
  const group = origin && groupOf(origin);
  if (newest.groupId !== '' && group) {
    const keys = numbersOf(await db.operations.where('groupId').equals(newest.groupId).primaryKeys());
    for (const no of keys) known.add(no);
    const type = isReceipt(group) ? 'stock' : actTypeOf(must(origin, 'a group has a first act').type, group.act);
    return {
      newest,
      type,
      turn,
      group: newest.groupId,
      summary: must(origin && (await groupSummary(db, origin)), 'a group has a first act'),
      lines: await groupLines(db, group, keys),
    };
  }
  const type = turn === 'act' ? actTypeOf(op.type, null) : 'undos';
  return {
    newest,
    type,
    turn,
    group: null,
    summary: origin ? summaryOf(origin) : { kind: 'nothing' },
    lines: { count: linesOf(op), exact: true },
  };
}

/** What the group of an operation was, as a whole; null where it stands alone. A receipt that gave costs is told by its stock. */
export async function groupSummary(db: ShopDatabase, op: Operation): Promise<ActSummary | null> {
  const group = groupOf(op);
  if (!group) return null;
  const received = isReceipt(group) ? await receivedIn(db, group) : [];
  const [only] = received;
  return only && received.length === 1 ? summaryOf(only) : { kind: 'group', group };
}

function isReceipt({ label }: Group): boolean {
  return label === ('receipt' satisfies ReceiptLabel) || label === ('opening' satisfies ReceiptLabel);
}

async function receivedIn(db: ShopDatabase, { id }: Group): Promise<readonly Operation[]> {
  const rows = await db.operations.where('groupId').equals(id).toArray();
  return rows.filter(({ type }) => type === 'stock.recorded').map(parsed);
}

/** Groups up to this many operations are counted, larger ones reckoned from their first ones. */
const COUNTED = 50;

async function groupLines(db: ShopDatabase, group: Group, keys: readonly number[]): Promise<Entry['lines']> {
  const rows = await db.operations.where('groupId').equals(group.id).limit(COUNTED).toArray();
  const counts = (row: StoredOperation) =>
    isReceipt(group) ? row.type === 'stock.recorded' : row.type !== 'act.reversed';
  const own = rows.filter(counts).map((row) => linesOf(parsed(row)));
  const counted = own.reduce((sum, lines) => sum + lines, 0);
  if (keys.length <= COUNTED) return { count: counted, exact: true };
  return { count: Math.round((counted * keys.length) / rows.length), exact: false };
}

async function withNames(shop: Pick<Shop, 'db' | 'catalogue'>, raws: readonly Raw[]): Promise<readonly Entry[]> {
  const names = await namesFor(
    shop,
    raws.map(({ summary }) => summary),
    raws.map(({ newest }) => newest.actor),
  );
  const undoIds = raws.map(({ newest }) => reversalId(newest.opId));
  const undone = new Set((await shop.db.operations.where('opId').anyOf(undoIds).toArray()).map((row) => row.opId));
  const staying = await Promise.all(
    raws.map(async ({ turn, group, summary }) => {
      const isUndone = turn === 'undo' && summary.kind === 'group' && summary.group.act === 'order-import';
      if (!isUndone || group === null) return 0;
      const { begun, broughtToo } = await stayingOfGroup(shop.db, group);
      return begun.length + broughtToo.length;
    }),
  );
  return raws.map(({ newest, type, summary, turn, lines, group }, place): Entry => {
    const isUndone =
      group === null ? undone.has(must(undoIds[place], 'every entry has its undo’s id')) : turn === 'undo';
    const act = turn === 'undo' ? 'redo' : 'undo';
    const possible =
      !isFixed(summary) && newest.stage !== 'rejected' && newest.stage !== 'refused' && (group !== null || !isUndone);
    return {
      key: group ?? newest.opId,
      at: newest.at,
      actor: newest.actor,
      person: names.person(newest.actor),
      type,
      summary: names.of(summary),
      turn: group === null ? turn : 'act',
      lines,
      stage: newest.stage,
      undone: isUndone,
      staying: staying[place] ?? 0,
      next: possible ? { act, of: group ?? newest.opId, isGroup: group !== null } : null,
    };
  });
}

/** What a shop stands on is not taken back from a list: there would be no shop left to do it again in. */
export function isFixed(summary: ActSummary): boolean {
  return (
    summary.kind === 'shop-opened' ||
    summary.kind === 'nothing' ||
    (summary.kind === 'group' && summary.group.act === 'setup')
  );
}

/** The keys of stored operations: each has its number. */
function numbersOf(keys: readonly (number | undefined)[]): number[] {
  return keys.filter((no) => no !== undefined);
}

function numberOf(row: StoredOperation): number {
  return must(row.no, 'a stored operation has its number');
}

/** The people of the shop, by name. */
export function usePeople(): readonly { readonly id: string; readonly name: string }[] | undefined {
  return useLiveRead(readPeople, touchesLog);
}

async function readPeople({ db }: Shop) {
  const people = await db.contacts
    .filter((contact) => contact.kind === 'person' && !contact.erased && contact.name !== '')
    .toArray();
  return people.map(({ contactId, name }) => ({ id: contactId, name })).sort((a, b) => a.name.localeCompare(b.name));
}
