import { useMemo } from 'react';
import { done, type Result } from '#shared/base/result.ts';
import { type CountFailure, decideBegin } from '#shared/domain/counts/count.ts';
import type { CountId, OpId, VariantId } from '#shared/domain/operations/ids.ts';
import type { RecordFailure } from '#renderer/db/record.ts';
import { changeRecovery } from '#renderer/db/recovery.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';
import type { ToCount } from './losses.queries.ts';

/** Begins a count of what acts that could not be applied touched at one place, and answers its id. */
export async function countTouched(
  shop: Shop,
  { locationId, variantIds }: ToCount,
  name: string,
): Promise<Result<CountId, CountFailure | RecordFailure>> {
  let countId: CountId | null = null; // decided below, before anything is written
  const begun = await act<CountFailure>(shop, (_, stamp) => {
    const scope = { kind: 'list' as const, variantIds: [...variantIds] };
    const decided = decideBegin({ name, locationId, scope, mode: 'guided' }, stamp.nextId);
    if (!decided.ok) return decided;
    if (decided.value.type === 'count.begun') countId = decided.value.payload.countId;
    return done({ decisions: [decided.value] });
  });
  if (!begun.ok) return begun;
  return done((countId ?? '') as CountId); // a count that was begun has its id
}

/** Takes acts off the list: a person has dealt with them. */
export async function dealWith(shop: Shop, opIds: readonly OpId[]): Promise<void> {
  await changeRecovery(shop.db, (now) => ({ ...now, dealt: [...new Set([...now.dealt, ...opIds])] }));
  shop.feed.tell({ rows: [], stock: [], log: true, rev: 0 });
}

/** Takes products whose record is lost off the list: a person has entered them anew, or does not need them. */
export async function dealWithProducts(shop: Shop, variantIds: readonly VariantId[]): Promise<void> {
  await changeRecovery(shop.db, (now) => ({
    ...now,
    dealtProducts: [...new Set([...(now.dealtProducts ?? []), ...variantIds])],
  }));
  shop.feed.tell({ rows: [], stock: [], log: true, rev: 0 });
}

/** What a person can do about acts that could not be applied. */
export function useLossCommands() {
  const shop = useShop();
  return useMemo(
    () => ({
      count: (what: ToCount, name: string) => countTouched(shop, what, name),
      dealWith: (opIds: readonly OpId[]) => dealWith(shop, opIds),
      dealWithProducts: (variantIds: readonly VariantId[]) => dealWithProducts(shop, variantIds),
    }),
    [shop],
  );
}
