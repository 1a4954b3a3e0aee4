import { sql } from 'kysely';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import {
  TAKEN_BACK,
  type TakeBackAnswer,
  type TakeBackAsk,
  type TakeBackCompared,
  type TakeBackPreview,
  takeBackRoutes,
} from '#shared/contract/store/take-back.ts';
import type { Forks } from '#shared/domain/operations/forks.ts';
import type { OpId, PersonId } from '#shared/domain/operations/ids.ts';
import type { TakenBack } from '#shared/domain/operations/taken-back.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import type { ShopRow, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import type { ForkMeans } from './fork.ts';
import { forkedText } from './forked-text.ts';
import { keepForks } from './keep.ts';
import { loadForks } from './load.ts';
import { offerAgain } from './offer-again.ts';
import { foldAll } from './rebuild.ts';
import { lockShop } from './push.ts';
import { backAgain, headsHere, isZone, notIn, takenRanges, tally } from './taken.ts';

type Refused = Failure<'not-claimed' | 'wrong-shop' | 'bad-request'>;

/** What taking the shop back to a backup would undo. */
export async function previewTakeBack(
  db: StoreDatabase,
  backup: TakeBackCompared,
): Promise<Result<TakeBackPreview, Refused>> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const refused = refusalOf(await trx.selectFrom('shop').selectAll().executeTakeFirstOrThrow(), backup);
      if (refused) return fail(refused);
      const { acts, days, dayCount, writers } = await tally(trx, notIn(backup), backup.zone);
      const returned = await howMany(trx, backup);
      return done({ acts, returned, days, dayCount, writers, heads: await headsHere(trx, backup) });
    });
}

/**
 * Takes the shop back to a backup (SRV40): what the backup does not hold leaves the log and is kept aside, what remains follows in its
 * order under a new epoch, and the books are made anew. All of it is one transaction.
 */
export async function takeBack(
  db: StoreDatabase,
  ask: TakeBackAsk,
  means: ForkMeans,
): Promise<Result<TakeBackAnswer, Refused>> {
  return db.transaction().execute(async (trx) => {
    const shop = await lockShop(trx);
    const refused = refusalOf(shop, ask);
    if (refused) return fail(refused);
    const before = await trx.selectFrom('takings').select('answer').where('request_id', '=', ask.requestId).execute();
    if (before[0]) return done(takeBackRoutes.take.answer.parse(JSON.parse(before[0].answer)));
    const tallied = await tally(trx, notIn(ask), ask.zone);
    const told = {
      acts: tallied.acts,
      returned: await howMany(trx, ask),
      days: [...tallied.days],
      dayCount: tallied.dayCount,
    };
    if (told.acts === 0 && told.returned === 0)
      return done({ ...told, no: null, logEpoch: shop.log_epoch, head: shop.head });
    return done(await carryOut(trx, { shop, ask, told, means }));
  });
}

type Taking = {
  readonly shop: ShopRow;
  readonly ask: TakeBackAsk;
  readonly told: Pick<TakeBackAnswer, 'acts' | 'returned' | 'days' | 'dayCount'>;
  readonly means: ForkMeans;
};

function refusalOf({ shop_id }: Pick<ShopRow, 'shop_id'>, { shopId, zone }: TakeBackCompared): Refused | null {
  if (shop_id === null) return { code: 'not-claimed' };
  if (shop_id !== shopId) return { code: 'wrong-shop' };
  return isZone(zone) ? null : { code: 'bad-request', detail: 'zone' };
}

async function howMany(db: StoreDatabase, backup: TakeBackCompared): Promise<number> {
  const { rows } = await sql<{
    some: number;
  }>`select count(*)::bigint as some from (${backAgain(backup)}) again`.execute(db);
  return rows[0]?.some ?? 0;
}

async function carryOut(trx: StoreTransaction, { shop, ask, told, means }: Taking): Promise<TakeBackAnswer> {
  const no = await nextNo(trx);
  const common = await setAside(trx, ask, no, shop.head);
  const forks = await loadForks(trx);
  const logEpoch = means.nextId();
  await trx.deleteFrom('forks').execute();
  const folded = await foldAll(trx);
  await keepForks(trx, folded);
  const takenBack: TakenBack = {
    ...told,
    days: told.days.slice(0, mayMake.rows),
    no,
    to: ask.to,
    computer: ask.computer,
    ranges: await takenRanges(trx, mayMake.rows),
  };
  const text = saying(shop, { ask, takenBack, logEpoch, forks, common, at: means.now() });
  const log = offerAgain(trx, common, no);
  await log.offer([{ place: common + 1, text }]);
  // What remains behind the common part, and then what comes back, both in the order they had.
  for (;;) {
    const page = await trx
      .selectFrom('ops')
      .select(['seq', 'text', 'writer_id', 'writer_seq'])
      .where('seq', '<', 0)
      .orderBy('seq', 'desc')
      .limit(100)
      .execute();
    if (page.length === 0) break;
    await trx
      .deleteFrom('ops')
      .where(
        'seq',
        'in',
        page.map(({ seq }) => seq),
      )
      .execute();
    await forgetNumbers(trx, page);
    await log.offer(page.map(({ seq, text: kept }) => ({ place: -seq, text: kept })));
  }
  await log.settle();
  for (let last = { place: 0, no: 0 }; ; ) {
    const page = await trx
      .selectFrom('taken_back')
      .select(['place', 'no', 'text'])
      .where('returned_no', '=', no)
      .where(sql<boolean>`(place, no) > (${last.place}, ${last.no})`)
      .orderBy('place')
      .orderBy('no')
      .limit(100)
      .execute();
    const end = page.at(-1);
    if (!end) break;
    await log.offer(page.map((one) => ({ place: one.place, text: one.text, takenAt: one.no })));
    last = end;
  }
  await log.settle();
  await forgetLanes(trx);
  const head = log.head();
  await trx.updateTable('shop').set({ log_epoch: logEpoch, head }).execute();
  const answer = { ...told, no, logEpoch, head };
  await trx
    .updateTable('takings')
    .set({ answer: JSON.stringify(answer) })
    .where('no', '=', no)
    .execute();
  return answer;
}

async function nextNo(trx: StoreTransaction): Promise<number> {
  const last = await trx
    .selectFrom('takings')
    .select((of) => of.fn.max('no').as('no'))
    .executeTakeFirst();
  return (last?.no ?? 0) + 1;
}

/**
 * Puts aside what the backup does not hold, and marks what comes back; what remains behind it waits under negative numbers. Answers the
 * last number that stays as it is.
 */
async function setAside(trx: StoreTransaction, ask: TakeBackAsk, no: number, head: number): Promise<number> {
  // What comes back is chosen while what goes is still there: nothing goes and comes at once.
  await sql`
    with again as (${backAgain(ask)}), back as (
      update taken_back t set returned_no = ${no} from again where t.no = again.no and t.place = again.place
      returning t.writer_id, t.writer_seq)
    delete from numbers n using back
    where n.writer_id = back.writer_id and n.writer_seq = back.writer_seq and n.outcome = 'rejected'`.execute(trx);
  await sql`
    insert into taken_back (no, place, op_id, writer_id, writer_seq, size, text)
    select ${no}::int, seq, op_id, writer_id, writer_seq, size, text from (${notIn(ask)}) gone`.execute(trx);
  // Numbers stay used, also those under which another desk had made the same act.
  await sql`
    update numbers set outcome = 'rejected', code = ${TAKEN_BACK}, current = null
    where outcome <> 'waiting' and op_id in (select op_id from taken_back where no = ${no})`.execute(trx);
  await sql`delete from ops where seq in (select place from taken_back where no = ${no})`.execute(trx);
  const { rows } = await sql<{ first: number | null }>`
    select min(place) as first from taken_back where no = ${no}`.execute(trx);
  const first = rows[0]?.first ?? null;
  const common = first === null ? head : first - 1;
  await sql`update ops set seq = -seq where seq > ${common}`.execute(trx);
  return common;
}

type Told = {
  readonly ask: TakeBackAsk;
  readonly takenBack: TakenBack;
  readonly logEpoch: string;
  readonly forks: Forks;
  readonly common: number;
  readonly at: number;
};

/** What the log says of it to everybody. Its id is the request's: a server that gets this log knows the request as well. */
function saying(shop: ShopRow, { ask, takenBack, logEpoch, forks, common, at }: Told): string {
  const epochs = Object.entries({ ...forks, [shop.log_epoch]: common });
  return forkedText(shop, {
    opId: ask.requestId as OpId,
    logEpoch,
    forks: Object.fromEntries(epochs.map(([epoch, seq]) => [epoch, Math.min(seq, common)])),
    takenBack,
    at,
    actor: ask.actor as PersonId,
  });
}

/** What is decided again gets its numbers anew; they are those it had. */
async function forgetNumbers(
  trx: StoreTransaction,
  ops: readonly { readonly writer_id: string; readonly writer_seq: number }[],
): Promise<void> {
  await sql`
    delete from numbers n using unnest(${ops.map((op) => op.writer_id)}::text[], ${ops.map((op) => op.writer_seq)}::bigint[]) as o (w, s)
    where n.writer_id = o.w and n.writer_seq = o.s`.execute(trx);
}

/**
 * What channels know of their stores goes: it was agreed on and told under books that are not there any more. Each store is pulled anew, and a
 * person agrees before anything is told (CHN173). Rows stay empty, so that desks hear of it.
 */
async function forgetLanes(trx: StoreTransaction): Promise<void> {
  await sql`
    update channel_rows set gone = true, json = '{}', rev = nextval('channel_revs')
    where part <> 'log' and not gone`.execute(trx);
}
