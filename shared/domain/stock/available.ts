/**
 * What can still be promised of a level, or of levels added up (STK1): what lies where it is for sale, without what is promised.
 * Plain numbers, since lists ask it of every product.
 */
export function availableOf(onHand: number, notForSale: number, committed: number): number {
  return onHand - notForSale - committed;
}
