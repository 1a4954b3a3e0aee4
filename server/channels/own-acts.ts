import { deriveUuid } from '#shared/base/hash.ts';
import { must } from '#shared/base/must.ts';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { makeOperation } from '#shared/contract/store/make.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { actOf, writes } from '#shared/domain/operations/act.ts';
import { refKey } from '#shared/domain/operations/effects.ts';
import { addressed, inEnvelope } from '#shared/domain/operations/envelope.ts';
import type { OpId, PersonId, ShopId, WriterId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { storeContact } from '#server/contacts/contacts.ts';
import type { ShopRow, StoreDatabase, StoreTransaction } from '#server/database/tables.ts';
import { decideBatch } from '#server/log/decide.ts';
import { keepBatch } from '#server/log/keep.ts';
import { loadKnown, loadRows } from '#server/log/load.ts';
import { readOffers } from '#server/log/offer.ts';
import { lockShop, takeSequences } from '#server/log/push.ts';

/** Who acts, when, and what makes ids. */
export type OwnMeans = { readonly now: () => number; readonly nextId: () => string };

/**
 * Acts of the server itself, decided like those of a desk, all or none in one transaction. An act whose id the log has is not made
 * again. The server writes as a writer of its own, a new one for each epoch of its log.
 */
export async function recordOwn(
  db: StoreDatabase,
  actor: PersonId,
  decisions: readonly Decision[],
  contacts: readonly Contact[],
  means: OwnMeans,
): Promise<Result<null, Failure>> {
  try {
    await db.transaction().execute(async (trx) => {
      const shop = await lockShop(trx);
      if (shop.shop_id === null) throw new Refused({ code: 'not-claimed' });
      for (const contact of contacts) await storeContact(trx, contact);
      const writer = deriveUuid('channel-runner', shop.log_epoch) as WriterId;
      const last = await lastNumber(trx, writer);
      const started: Decision = { type: 'writer.started', payload: { predecessor: null } };
      let { head } = shop;
      let number = last;
      for (const decision of [...(last === 0 ? [started] : []), ...decisions]) {
        if (decision.opId && (await isKnown(trx, decision.opId))) continue;
        number += 1;
        await recordOne(trx, decision, { shop, head, writer, number, actor, means });
        head = await takeSequences(trx, 1);
      }
    });
    return done(null);
  } catch (fault) {
    if (fault instanceof Refused) return fail(fault.failure);
    throw fault;
  }
}

/** Leaves the transaction without a trace. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

type Place = {
  readonly shop: ShopRow;
  readonly head: number;
  readonly writer: WriterId;
  readonly number: number;
  readonly actor: PersonId;
  readonly means: OwnMeans;
};

async function recordOne(trx: StoreTransaction, decision: Decision, at: Place): Promise<void> {
  const { shop, head, writer, number, actor, means } = at;
  const draft = actOf(
    inEnvelope(decision, {
      opId: decision.opId ?? (means.nextId() as OpId),
      shopId: must(shop.shop_id, 'the shop is claimed') as ShopId,
      writerId: writer,
      writerSeq: number,
      seen: { logEpoch: shop.log_epoch, seq: head },
      skewMs: 0,
      occurredAt: means.now(),
      actor,
    }),
  );
  const rows = await loadRows(trx, writes(draft));
  const made = makeOperation(addressed(draft, (ref) => rows.get(refKey(ref))));
  if (!made.ok) throw new Refused(made.failure);
  const offers = readOffers([made.value.text]);
  if (!offers.ok) throw new Refused(offers.failure);
  const decided = decideBatch(offers.value, await loadKnown(trx, head, offers.value), 'next');
  const [result] = decided.results;
  if (result?.outcome !== 'accepted')
    throw new Refused({ code: result && 'code' in result ? result.code : (result?.outcome ?? 'refused') });
  await keepBatch(trx, decided);
}

async function lastNumber(trx: StoreTransaction, writer: WriterId): Promise<number> {
  const found = await trx
    .selectFrom('numbers')
    .select((of) => of.fn.max('writer_seq').as('last'))
    .where('writer_id', '=', writer)
    .executeTakeFirst();
  return found?.last ?? 0;
}

async function isKnown(trx: StoreTransaction, opId: OpId): Promise<boolean> {
  return !!(await trx.selectFrom('ops').select('seq').where('op_id', '=', opId).executeTakeFirst());
}
