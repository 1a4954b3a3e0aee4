/** What can still be promised of a level, or of levels added up (STK1). Two numbers, since lists ask it of every product. */
export function availableOf(onHand: number, committed: number): number {
  return onHand - committed;
}
