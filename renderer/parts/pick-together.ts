import type { OrderId } from '#shared/domain/operations/ids.ts';

/** An address names so many orders; a batch has fewer. */
const MOST = 200;

/** Orders as a part of an address asks to pick them together: the dialog that begins a batch of them opens over any screen. */
export function togetherQuery(orderIds: readonly OrderId[]): string {
  return orderIds.slice(0, MOST).join('.');
}

/** The orders that such an address names; ids nobody knows find nothing. */
export function togetherIn(query: string): readonly OrderId[] {
  return query.split('.').filter(Boolean) as OrderId[];
}
