import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { fieldValue } from '#shared/domain/operations/fields.ts';
import type { ContactId, GroupId, OpId } from '#shared/domain/operations/ids.ts';
import type { InboxRow } from '#shared/domain/operations/rows.ts';
import { endsOfGroup, turnable } from '#renderer/db/act-ends.ts';
import { type LostContact, tableOf } from '#renderer/db/database.ts';
import { type MovedSince, movedSince } from '#renderer/db/moved-since.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, refusedByDisk, type Shop, useShop } from '#renderer/db/shop.ts';
import { type Staying, stayingOfActs, stayingOfGroup } from '#renderer/db/staying.ts';
import type { CutOffTurn } from '#renderer/db/turn-marks.ts';
import { tellFault } from '#renderer/db/turns.ts';
import { twinsOf, twinsOfGroup } from '#renderer/db/twins.ts';
import { finishTurn, undoInParts } from '#renderer/db/undo.ts';
import type { Entry } from './activity.queries.ts';
import { readAttention } from './attention.queries.ts';
import { type CutOff, readCutOff } from './cut-off.queries.ts';
import { dismissContact, insistOnContact } from './lost-contact.commands.ts';
import { shortenContact } from './shorten-contact.commands.ts';
import { findLastTurn, type LastTurn, type Way } from './last-turn.queries.ts';
import { standingAfter } from './in-the-way.queries.ts';
import type { TurnFailure } from './turn-refused.ts';

export type { MovedSince } from '#renderer/db/moved-since.ts';
export type { CutOff } from './cut-off.queries.ts';

type Next = Pick<NonNullable<Entry['next']>, 'of' | 'isGroup'>;

/** How far long work is. */
export type OnProgress = (done: number, total: number) => void;

/** So many acts of a step are looked at for what stands in the way of turning them. */
const LOOKED = 50;

/** Codes of a step that an order, or a parcel of it, does not allow any more. */
const orderCodes: readonly string[] = ['order-moved-on', 'order-begun', 'parcel-moved-on', 'parcel-unknown'];

/** Undo and redo of acts; where an order does not allow it any more with the order, and what stands in the way (ACT40). */
export async function turnTold(
  shop: Shop,
  opIds: readonly OpId[],
  onProgress?: OnProgress,
): Promise<Result<null, TurnFailure>> {
  const turned = await undoInParts(shop, opIds, onProgress);
  if (turned.ok || !orderCodes.includes(turned.failure.code)) return turned;
  const moved = await standingAfter(shop, opIds.slice(0, LOOKED));
  return fail({ ...turned.failure, ...(moved && { moved }) });
}

/** Undoes a group, or does it again: every operation of it that stands that way, newest first, a few at a time. */
export async function turnGroup(
  shop: Shop,
  group: GroupId,
  wanted: Way,
  onProgress?: OnProgress,
): Promise<Result<Staying | null, TurnFailure>> {
  await shop.ready;
  const standing = turnable(await endsOfGroup(shop.db, group), wanted);
  if (standing.length === 0) return fail({ code: 'already-undone' });
  const turned = await turnTold(shop, standing, onProgress);
  if (!turned.ok) return turned;
  return done(wanted === 'undo' ? await stayingOfGroup(shop.db, group) : null);
}

/** Undoes one act, and says which orders it brought in stay. */
async function turnOne(shop: Shop, opId: OpId): Promise<Result<Staying, TurnFailure>> {
  const undone = await turnTold(shop, [opId]);
  return undone.ok ? done(await stayingOfActs(shop.db, [opId])) : undone;
}

/** Takes the last act of this desk back, or does the last one that was taken back again; null where there is none. */
export async function turnLast(
  shop: Shop,
  way: Way,
  onProgress?: OnProgress,
): Promise<Result<LastTurn | null, TurnFailure>> {
  await shop.ready;
  const turn = await findLastTurn(shop, way);
  if (!turn) return done(null);
  if ('opIds' in turn.of) {
    if (way === 'redo' && (await twinsOf(shop.db, turn.of.opIds)) > 0) return fail({ code: 'products-there-again' });
    const turned = await turnTold(shop, turn.of.opIds, onProgress);
    return turned.ok ? done(turn) : turned;
  }
  // An import that is still being written goes on; it is taken back where it is cancelled.
  if (await shop.db.plans.get(turn.of.group)) return fail({ code: 'act-unfinished' });
  // A key asks nothing: what would take away products that were used since is undone where it is asked about.
  if (way === 'undo' && (await movedSince(shop.db, turn.of.group))) return fail({ code: 'products-moved-on' });
  if (way === 'redo' && (await twinsOfGroup(shop.db, turn.of.group)) > 0) return fail({ code: 'products-there-again' });
  const turned = await turnGroup(shop, turn.of.group, way, onProgress);
  return turned.ok ? done(turn) : turned;
}

/** Goes on with an undo or a redo that was cut off, or takes back what it had done. */
export async function finishCutOff(
  shop: Shop,
  turn: CutOffTurn,
  how: 'go-on' | 'give-back',
  onProgress?: OnProgress,
): Promise<Result<null>> {
  await shop.ready;
  return finishTurn(shop, turn, how, onProgress);
}

/** A step answers in any case: what it throws goes to the log, and the person hears that it failed (ACT16). */
export async function answered<T, F extends Failure>(
  step: Promise<Result<T, F>>,
): Promise<Result<T, F | Failure<'turn-stumbled'>>> {
  try {
    return await step;
  } catch (fault) {
    tellFault(fault);
    return fail({ code: 'turn-stumbled' });
  }
}

export type ResolveFailure = Failure<'act-unknown'> | RecordFailure;

/** Sets a field that lost against another desk's to what was entered here after all. */
export async function insistOn(
  shop: Shop,
  lost: Extract<InboxRow, { type: 'lost-edit' }>,
): Promise<Result<Recorded, ResolveFailure>> {
  const insisted = await act<ResolveFailure>(shop, async (db) => {
    const row = await tableOf(db, lost.ref.kind).get(lost.ref.id);
    if (!row) return fail({ code: 'act-unknown', detail: lost.ref.id });
    await db.inbox.update(lost.id, { resolved: true });
    const set = {
      kind: lost.ref.kind,
      id: lost.ref.id,
      field: lost.field,
      value: lost.mine,
      was: fieldValue(row, lost.field),
    };
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets: [set] } }] });
  });
  if (insisted.ok) await noteResolved(shop, lost.opId);
  return insisted;
}

/** Leaves what holds as it is: the row needs no attention any more. */
export async function dismiss(shop: Shop, id: string): Promise<Result<null, RecordFailure>> {
  const refused = await refusedByDisk(shop);
  if (refused) return refused;
  await shop.db.inbox.update(id, { resolved: true });
  const row = await shop.db.inbox.get(id);
  if (row && row.type !== 'lost-contact') await noteResolved(shop, row.opId);
  shop.feed.tell({ rows: [], stock: [], log: true, rev: 0 });
  return done(null);
}

/** Once everything the inbox says of an operation is dealt with, the journal knows it, so that a rebuild does not ask again. */
async function noteResolved(shop: Shop, opId: OpId): Promise<void> {
  const rows = await shop.db.inbox.where(':id').startsWith(`${opId}:`).toArray();
  if (rows.every((row) => row.resolved)) await shop.work.ask('inbox.resolved', { opId });
}

/** What a person can do in the list of acts. */
export function useActivityCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      movedSince: (group: GroupId): Promise<Result<MovedSince | null>> =>
        answered(movedSince(shop.db, group).then(done)),
      /** How many products doing it again would bring back beside others of their codes. */
      twins: ({ of, isGroup }: Next): Promise<Result<number>> =>
        // Of a group the id of that; otherwise that of its newest operation.
        answered((isGroup ? twinsOfGroup(shop.db, of as GroupId) : twinsOf(shop.db, [of as OpId])).then(done)),
      turn: (opId: OpId): Promise<Result<Staying | null, TurnFailure>> => answered(turnOne(shop, opId)),
      turnGroup: (group: GroupId, wanted: Way, onProgress: OnProgress): Promise<Result<Staying | null, TurnFailure>> =>
        answered(turnGroup(shop, group, wanted, onProgress)),
      turnLast: (way: Way, onProgress: OnProgress) => answered(turnLast(shop, way, onProgress)),
      /** An undo or a redo that the last run of this computer left in the middle. */
      cutOff: async (): Promise<CutOff | null> => {
        await shop.ready;
        return readCutOff(shop);
      },
      finish: (turn: CutOffTurn, how: 'go-on' | 'give-back', onProgress: OnProgress) =>
        answered(finishCutOff(shop, turn, how, onProgress)),
      /** What was refused and nobody has looked at. */
      refused: () => readAttention(shop, ({ type }) => type === 'refused'),
      insist: (lost: Extract<InboxRow, { type: 'lost-edit' }>) => insistOn(shop, lost),
      dismiss: (id: string) => dismiss(shop, id),
      insistOnContact: (lost: LostContact) => insistOnContact(shop, lost),
      dismissContact: (lost: LostContact) => dismissContact(shop, lost),
      shorten: (contactId: ContactId) => shortenContact(shop, contactId),
      /** Tries what the queues are stuck on once more, now. */
      tryAgain: () => void shop.work.ask('sync.now', {}),
    }),
    [shop],
  );
}
