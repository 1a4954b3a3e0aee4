import { useMemo } from 'react';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { done, type Result } from '#shared/base/result.ts';
import { makeOwnCodes } from '#renderer/db/own-codes.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { Edited, PartsFailure, Run } from './bulk.commands.ts';

/** Gives variants without a barcode one of the shop's own. */
export function useOwnCodes(): (
  variants: readonly VariantId[],
  run?: Run,
) => Promise<Result<Edited & { readonly codes: ReadonlyMap<VariantId, string> }, PartsFailure>> {
  const shop = useShop();
  return useMemo(
    () => async (variants, run) => {
      const made = await makeOwnCodes(shop, variants, run);
      if (!made.ok) return made;
      const { opIds, codes } = made.value;
      const rows = [...codes.keys()].map((id) => ({ kind: 'variant', id }) as const);
      return done({ opIds, codes, changed: codes.size, rows });
    },
    [shop],
  );
}
