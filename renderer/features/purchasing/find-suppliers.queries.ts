import { useCallback } from 'react';
import type { SupplierRow } from '#shared/domain/operations/rows.ts';
import { useShop } from '#renderer/db/shop.ts';

/** The shop's suppliers, as they are when asked; the same function while the shop is open. */
export function useReadSuppliers(): () => readonly SupplierRow[] {
  const { catalogue } = useShop();
  return useCallback(() => catalogue.suppliers(), [catalogue]);
}
