import { done, fail, type Result } from '#shared/base/result.ts';
import { sharesOfShort, type StopNeed } from '#shared/domain/batches/stops.ts';
import { decideBegin, isInScope } from '#shared/domain/counts/count.ts';
import type { BatchId, CountId, LocationId, ShortPickId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { CountRow, ShortPickReason } from '#shared/domain/operations/rows.ts';
import { stepsTo } from '#shared/domain/stock/location-tree.ts';
import type { Recorded } from '#renderer/db/record.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import { onOwnBatch, type PickingFailure } from './own-batch.commands.ts';

export type ShortAsk = {
  readonly batchId: BatchId;
  readonly variantId: VariantId;
  readonly locationId: LocationId;
  readonly needs: readonly StopNeed[];
  readonly quantity: number;
  readonly reason: ShortPickReason;
  /** What a count of this shelf is called; null: nobody wants one. */
  readonly countName: string | null;
};

/** What was reported, and the count that looks after the shelf: one that was open, or one that was begun with it. */
export type Reported = Recorded & { readonly countId: CountId | null };

/** Keeps that units are not where the books say, and begins a count of that product at that place unless one is open, in one step. */
export async function reportShort(shop: Shop, ask: ShortAsk): Promise<Result<Reported, PickingFailure>> {
  let countId: CountId | null = null; // decided below, before anything is written
  const reported = await onOwnBatch(shop, ask.batchId, async (_, { db }) => {
    const shares = sharesOfShort(ask.needs, ask.quantity);
    if (!shares) return fail({ code: 'pick-too-many' });
    const { variantId, locationId, reason, batchId } = ask;
    const shorts = shares.map((share) => ({
      id: shop.nextId() as ShortPickId, // a new id becomes a short pick's here
      ...share,
      variantId,
      locationId,
      reason,
      batchId,
    }));
    const decisions: Decision[] = [{ type: 'pick.short', payload: { shorts } }];
    if (ask.countName === null) return done({ decisions });
    countId = (await openCountOf(shop, db, ask))?.id ?? null;
    if (countId !== null) return done({ decisions });
    const scope = { kind: 'list', variantIds: [variantId] } as const;
    const begun = decideBegin({ name: ask.countName, locationId, scope, mode: 'blind' }, shop.nextId);
    // One product is neither nothing nor too much to count.
    if (!begun.ok || begun.value.type !== 'count.begun') return done({ decisions });
    countId = begun.value.payload.countId;
    return done({ decisions: [...decisions, begun.value] });
  });
  return reported.ok ? done({ ...reported.value, countId }) : reported;
}

/** A count that is open already and looks at this product at this place. */
async function openCountOf(
  { catalogue }: Pick<Shop, 'catalogue'>,
  db: ShopDatabase,
  { locationId, variantId }: Pick<ShortAsk, 'locationId' | 'variantId'>,
): Promise<CountRow | undefined> {
  const way = stepsTo(locationId, (at) => catalogue.parentOf(at));
  const counts = await db.counts.toArray();
  return counts.find(
    (count) =>
      !count.voided && count.state === 'open' && way.includes(count.locationId) && isInScope(count.scope, variantId),
  );
}
