import type { StockFacts } from '#shared/domain/orders/order-stock.ts';
import type { Catalogue } from './catalogue/catalogue.ts';

/** What the catalogue knows of the stock that orders share. */
export function stockFacts(catalogue: Catalogue): Omit<StockFacts, 'expected' | 'days'> {
  return {
    isTracked: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return slot !== undefined && catalogue.isTracked(slot);
    },
    isForSale: (locationId) => !catalogue.isNotForSale(locationId),
    onHandAt: (variantId, locationId) => {
      const slot = catalogue.slotOf(variantId);
      return slot === undefined || !catalogue.isTracked(slot) ? 0 : catalogue.onHandAt(slot, locationId);
    },
    availableOf: (variantId) => {
      const slot = catalogue.slotOf(variantId);
      return (slot === undefined ? null : catalogue.figuresAt(slot, null))?.available ?? 0;
    },
  };
}
