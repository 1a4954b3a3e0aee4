import { useCallback } from 'react';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { type OrderStock, orderStock } from '#shared/domain/orders/order-stock.ts';
import type { Catalogue } from './catalogue/catalogue.ts';
import { useCatalogueRead } from './catalogue/use-catalogue-read.ts';

/** How the stock covers the open orders, live. */
export function useOrderStock(open: readonly OrderRow[]): OrderStock {
  return useCatalogueRead(
    useCallback((catalogue) => orderStock(catalogue.ready ? open : [], stockFacts(catalogue)), [open]),
  );
}

function stockFacts(catalogue: Catalogue): Parameters<typeof orderStock>[1] {
  const exact = new Map<VariantId, ReadonlyMap<LocationId, number>>();
  const levels = (variantId: VariantId) => {
    const known = exact.get(variantId);
    if (known) return known;
    const slot = catalogue.slotOf(variantId);
    const figures = slot === undefined ? [] : catalogue.exactFiguresAt(slot);
    const read = new Map(figures.map((level) => [level.locationId, level.figures.onHand] as const));
    exact.set(variantId, read);
    return read;
  };
  return {
    isTracked: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return slot !== undefined && catalogue.isTracked(slot);
    },
    onHandAt: (variantId, locationId) => levels(variantId).get(locationId) ?? 0,
    availableOf: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return (slot === undefined ? null : catalogue.figuresAt(slot, null))?.available ?? 0;
    },
  };
}
