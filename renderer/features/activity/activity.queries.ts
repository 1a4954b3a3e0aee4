import { useCallback } from 'react';
import { must } from '#shared/base/must.ts';
import { type GroupId, type OpId, reversalId } from '#shared/domain/operations/ids.ts';
import type { ShopDatabase, StoredOperation } from '#renderer/db/database.ts';
import { type ChainEnd, endsOfGroup, sizeOfGroup, turnable, type Way } from '#renderer/db/act-ends.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { newestOperations } from '#renderer/db/newest-operations.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import type { SyncStatus } from '#renderer/db/work.ts';
import type { ReceiptLabel } from '#shared/domain/stock/receipt-cost.ts';
import { type Group, groupOf, type Operation } from '#shared/domain/operations/operation.ts';
import { stayingOfGroup } from '#renderer/db/staying.ts';
import { type ActSummary, type ActType, actTypeOf, linesOf, summaryOf } from './act-summary.ts';
import { type ActTurn, originOf, parsed, turnOf } from './act-chain.queries.ts';
import { type Named, namesFor } from './names.queries.ts';

export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';

/** How often a long reading says how far it is, in acts. */
const TOLD = 200;

/** How far an undo or a redo of many acts came before it was cut off. */
export type Half = { readonly way: Way; readonly done: number; readonly total: number };

/** One act as the list shows it; an import or a bulk edit is one, however many operations it took. */
export type Entry = {
  readonly key: string;
  readonly at: number;
  readonly actor: string;
  readonly person: string | null;
  readonly type: ActType;
  readonly summary: Named<ActSummary>;
  /** An undo or a redo says so; what it is about is in `summary`. */
  readonly turn: ActTurn;
  readonly lines: { readonly count: number; readonly exact: boolean };
  readonly stage: StoredOperation['stage'];
  /** What a person can do about it now. */
  readonly next: { readonly act: 'undo' | 'redo'; readonly of: OpId | GroupId; readonly isGroup: boolean } | null;
  /** True for an act that was undone, and for an undo that was done again. */
  readonly undone: boolean;
  /** A group of which an undo or a redo was cut off in the middle; null where all of it stands, or none of it. */
  readonly half: Half | null;
  /** How many orders of an import that was undone are still there. */
  readonly staying: number;
};

export type ActivityAsk = {
  readonly most: number;
  readonly type: ActType | null;
  readonly actor: string | null;
  /** Told after each act that was looked at; false ends the reading with what was found. */
  readonly onLooked?: (looked: number) => boolean;
};
export type Activity = { readonly entries: readonly Entry[]; readonly more: boolean };

/** The newest acts, live; undefined before they are read. */
export function useActivity({ most, type, actor }: ActivityAsk): Activity | undefined {
  const read = useCallback((shop: Shop) => readActivity(shop, { most, type, actor }), [most, type, actor]);
  return useLiveRead(read, touchesLog, underWay);
}

/** An entry says whether it is saved and shared: it is read again once that changes, which is no change of the books. */
function underWay({ unsaved, unsent }: SyncStatus): string {
  return `${unsaved} ${unsent}`;
}

/** Reads every act that fits, for a file of them; null where it was stopped. */
export function useAllActivity(): (
  ask: Pick<ActivityAsk, 'type' | 'actor'>,
  run: { readonly onProgress: (done: number, total: number) => void; readonly signal: AbortSignal },
) => Promise<readonly Entry[] | null> {
  const shop = useShop();
  return useCallback(
    async (ask, { onProgress, signal }) => {
      const total = await shop.db.operations.count();
      const onLooked = (looked: number) => {
        if (looked % TOLD === 0) onProgress(looked, total);
        return !signal.aborted;
      };
      const { entries } = await readActivity(shop, { ...ask, most: Number.POSITIVE_INFINITY, onLooked });
      return signal.aborted ? null : entries;
    },
    [shop],
  );
}

function touchesLog(change: Change): boolean {
  return change.log;
}

/** The newest acts that fit, newest first, a group where its newest operation stands. */
export async function readActivity(
  shop: Pick<Shop, 'db' | 'catalogue'>,
  { most, type, actor, onLooked }: ActivityAsk,
): Promise<Activity> {
  const { db } = shop;
  const found: Raw[] = [];
  const known = new Set<number>();
  let looked = 0;
  for await (const row of newestOperations(db, known)) {
    if (onLooked?.(++looked) === false) break;
    if (actor !== null && row.actor !== actor && row.groupId === '') continue;
    const raw = await rawEntry(db, row, known);
    if (raw && (type === null || raw.type === type) && (actor === null || raw.newest.actor === actor)) found.push(raw);
    if (found.length > most) break;
  }
  const shown = found.slice(0, most);
  return { entries: await withNames(shop, shown), more: found.length > most };
}

/** An entry before names are put to it. */
type Raw = {
  readonly newest: StoredOperation;
  readonly type: ActType;
  readonly summary: ActSummary;
  readonly turn: Entry['turn'];
  readonly lines: Entry['lines'];
  readonly group: GroupId | null;
  /** How much of a group stands. */
  readonly standing: 'all' | 'none' | Half;
};

async function rawEntry(db: ShopDatabase, newest: StoredOperation, known: Set<number>): Promise<Raw | null> {
  // What a desk or the server writes for itself is no act of a person.
  if (newest.type === 'writer.started' || newest.type === 'log.forked') return null;
  const { origin: first, depth } = await originOf(db, newest);
  const origin = first ? parsed(first) : null;
  const turn = turnOf(depth);
  const group = origin && groupOf(origin);
  if (newest.groupId === '' || !group) return singleEntry(newest, origin, turn);
  for (const no of numbersOf(await db.operations.where('groupId').equals(group.id).primaryKeys())) known.add(no);
  const { acts, turns } = await sizeOfGroup(db, group.id);
  return {
    newest,
    type: isReceipt(group) ? 'stock' : actTypeOf(origin.type, group.act),
    turn,
    group: group.id,
    standing: turns === 0 ? 'all' : standingOf(await endsOfGroup(db, group.id), turn),
    summary: must(await groupSummary(db, origin), 'an operation of a group has one'),
    lines: await groupLines(db, group, acts),
  };
}

function singleEntry(newest: StoredOperation, origin: Operation | null, turn: Raw['turn']): Raw {
  const op = parsed(newest);
  return {
    newest,
    type: turn === 'act' ? actTypeOf(op.type, null) : 'undos',
    turn,
    group: null,
    standing: 'all',
    summary: origin ? summaryOf(origin) : { kind: 'nothing' },
    lines: { count: linesOf(op), exact: true },
  };
}

/** How much of a group stands; of one that is half undone, which way its newest operation went. */
function standingOf(ends: readonly ChainEnd[], turn: Raw['turn']): Raw['standing'] {
  const undone = turnable(ends, 'redo').length;
  if (undone === 0) return 'all';
  if (undone === ends.length) return 'none';
  const way = turn === 'redo' ? 'redo' : 'undo';
  return { way, done: way === 'undo' ? undone : ends.length - undone, total: ends.length };
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

async function groupLines(db: ShopDatabase, group: Group, acts: number): Promise<Entry['lines']> {
  const rows = await db.operations.where('groupId').equals(group.id).limit(COUNTED).toArray();
  const own = rows.filter(({ type }) => type !== 'act.reversed');
  const counted = own
    .filter(({ type }) => !isReceipt(group) || type === 'stock.recorded')
    .reduce((sum, row) => sum + linesOf(parsed(row)), 0);
  if (own.length >= acts) return { count: counted, exact: true };
  // What undid and redid them is no line more.
  return { count: Math.round((counted * acts) / Math.max(1, own.length)), exact: false };
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
    raws.map(async ({ standing, group, summary }) => {
      const isUndone = standing === 'none' && summary.kind === 'group' && summary.group.act === 'order-import';
      if (!isUndone || group === null) return 0;
      const { begun, broughtToo } = await stayingOfGroup(shop.db, group);
      return begun.length + broughtToo.length;
    }),
  );
  return raws.map(({ newest, type, summary, turn, lines, group, standing }, place): Entry => {
    const isUndone =
      group === null ? undone.has(must(undoIds[place], 'every entry has its undo’s id')) : standing === 'none';
    const half = typeof standing === 'object' ? standing : null;
    const back = group === null ? turn === 'undo' : standing === 'none';
    const act = half?.way ?? (back ? 'redo' : 'undo');
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
      half,
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

/** Who may have acted: the people of the shop and its channels, by name. */
export function usePeople(): readonly { readonly id: string; readonly name: string }[] | undefined {
  return useLiveRead(readPeople, touchesLog);
}

async function readPeople({ db }: Shop) {
  const people = await db.contacts
    .filter((contact) => contact.kind === 'person' && !contact.erased && contact.name !== '')
    .toArray();
  const channels = (await db.channels.toArray()).filter(({ voided }) => !voided);
  return [...people.map(({ contactId, name }) => ({ id: contactId, name })), ...channels]
    .map(({ id, name }) => ({ id: String(id), name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
