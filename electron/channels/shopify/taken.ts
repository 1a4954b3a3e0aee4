import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { LineRow, WholeOrder } from './shapes.ts';

type Taken = RemoteOrder['lines'][number]['taken'];

/**
 * How much of a line the store has taken out of what it shows, by place. It takes when the order is made, paid or not, at the
 * place that is to send it, and gives back what is cancelled, removed or sent back with restock. How much is in the line and its
 * refunds; where is in the parts of the order that places are to send, which lose what is taken off them.
 */
export function takenOf(line: LineRow, order: Pick<WholeOrder, 'placed' | 'refunds'>): Taken {
  // Deleted since, or never a thing of the shop's: it is not told whether that was counted.
  if (!line.variant) return null;
  if (!line.variant.inventoryItem.tracked) return [];
  const refunds = order.refunds.flatMap(({ lines }) => lines).filter(({ lineItem }) => lineItem.id === line.id);
  const total = line.currentQuantity + sum(refunds.filter(({ restocked }) => !restocked));
  if (total <= 0) return [];

  const parts = order.placed.flatMap(({ status, assignedLocation, lines }) =>
    lines
      .filter(({ lineItem }) => lineItem.id === line.id)
      .map(({ totalQuantity }) => ({ place: assignedLocation.location?.id, status, quantity: totalQuantity })),
  );
  const places = new Map<string, number>();
  const add = (place: string, quantity: number) => places.set(place, (places.get(place) ?? 0) + quantity);
  for (const { place, status, quantity } of parts) if (place && status !== 'CANCELLED') add(place, quantity);
  // What was sent and came back is still in the part that was sent.
  for (const { restocked, restockType, location, quantity } of refunds)
    if (restocked && restockType === 'RETURN' && location && places.has(location.id)) add(location.id, -quantity);

  const elsewhere = refunds.find(({ location }) => location)?.location?.id ?? parts.find(({ place }) => place)?.place;
  return settled(places, total, elsewhere);
}

/** The places so that their sum is the total, which is sure; null where no place is known. */
function settled(places: Map<string, number>, total: number, elsewhere: string | undefined): Taken {
  const [first = elsewhere] = [...places].toSorted(([, a], [, b]) => b - a).map(([place]) => place);
  if (first === undefined) return null;
  let left = total;
  const found: { locationId: string; quantity: number }[] = [];
  for (const [place, quantity] of places) {
    const here = Math.min(Math.max(0, quantity), left);
    left -= here;
    if (here > 0) found.push({ locationId: place, quantity: here });
  }
  if (left === 0) return found;
  const same = found.find(({ locationId }) => locationId === first);
  if (same) same.quantity += left;
  else found.push({ locationId: first, quantity: left });
  return found;
}

function sum(all: readonly { readonly quantity: number }[]): number {
  return all.reduce((total, { quantity }) => total + quantity, 0);
}
