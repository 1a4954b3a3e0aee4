import type { BatchRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { looseOf, packedOf, parcelledOf } from '#shared/domain/orders/progress.ts';

/** Which orders the list of the packing table shows: what lies picked, all that may be packed, what is packed and has not left. */
export const packTabs = ['picked', 'all', 'packed'] as const;
export type PackTab = (typeof packTabs)[number];

/** Whether an order stands under a tab. */
function isUnder(tab: PackTab, { state, lines }: OrderRow): boolean {
  if (tab === 'packed') return lines.some((line) => parcelledOf(line) > 0);
  if (!mayDo(state, 'pack') || state === 'packed') return false;
  return tab === 'all' || lines.some((line) => looseOf(line) > 0);
}

/** The orders under a tab, of a batch alone where one is chosen, in the order of its boxes. */
export function ordersUnder(tab: PackTab, open: readonly OrderRow[], batch: BatchRow | null): readonly OrderRow[] {
  if (!batch) return open.filter((order) => isUnder(tab, order));
  const places = new Map(batch.orderIds.map((id, place) => [id, place]));
  return open
    .filter(({ id, state }) => places.has(id) && mayDo(state, 'pack'))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
}

/** How far an order is packed: lines of which all lies in parcels, lines of which something lies picked, and all of them. */
export function packProgress({ lines }: Pick<OrderRow, 'lines'>) {
  return {
    packed: lines.filter((line) => packedOf(line) >= line.quantity).length,
    picked: lines.filter((line) => line.picked > 0).length,
    lines: lines.length,
  };
}
