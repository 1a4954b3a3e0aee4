import { useMemo } from 'react';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import type { LotId } from '#shared/domain/operations/ids.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { Recorded, RecordFailure } from '#renderer/db/record.ts';
import { act, type Shop, useShop } from '#renderer/db/shop.ts';

export type LotFailure = Failure<'lot-unknown' | 'nothing-changed'> | RecordFailure;

/** Says when a lot expires; null: it does not, or nobody knows. */
export function setExpiry(shop: Shop, lotId: LotId, expiresOn: Day | null): Promise<Result<Recorded, LotFailure>> {
  return act<LotFailure>(shop, async (db) => {
    const lot = await db.lots.get(lotId);
    if (!lot) return fail({ code: 'lot-unknown' });
    if (lot.expiresOn === expiresOn) return fail({ code: 'nothing-changed' });
    const set = { kind: 'lot', id: lotId, field: 'expiresOn', value: expiresOn, was: lot.expiresOn } as const;
    return done({ decisions: [{ type: 'fields.set', payload: { group: null, sets: [set] } }] });
  });
}

/** What a person can do to lots. */
export function useLotCommands() {
  const shop = useShop();
  return useMemo(() => ({ setExpiry: (lotId: LotId, day: Day | null) => setExpiry(shop, lotId, day) }), [shop]);
}
