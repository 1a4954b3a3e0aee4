import { useCallback } from 'react';
import { type SoldThere, soldThere } from '#renderer/db/channels/sold-there.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';

export type { SoldThere };

/** Reads in which online stores variants are sold, when it is asked. */
export function useReadSoldThere(): (variants: readonly VariantId[]) => Promise<readonly SoldThere[]> {
  const { db } = useShop();
  return useCallback((variants) => soldThere(db, variants), [db]);
}
