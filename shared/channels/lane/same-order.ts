import { type RemoteOrder, reusedOrderId } from '#shared/contract/channels/remote.ts';
import type { LaneOrder } from '../lane-rows.ts';
import type { LaneStore } from '../ports.ts';
import { goneOrder } from './gone-order.ts';

/** An order as it is told, with what was known of it. */
type Told = { readonly remote: RemoteOrder; readonly known: LaneOrder | null };

/**
 * Orders with what was known of each. A store that was set up from a copy of before gives ids a second time: the order that had one is not there any
 * more, and the other is told under an id of its own (CHN215).
 */
export async function toldApart(rows: readonly RemoteOrder[], orders: LaneStore['orders']): Promise<readonly Told[]> {
  const byId = async (ids: readonly string[]) => new Map((await orders(ids)).map((one) => [one.remoteId, one]));
  const known = await byId(rows.map(({ id }) => id));
  const isOther = (remote: RemoteOrder) => isAnother(remote, known.get(remote.id));
  const others = rows.filter(isOther).map((remote) => ({ ...remote, id: reusedOrderId(remote) }));
  const knownOthers = others.length === 0 ? new Map<string, LaneOrder>() : await byId(others.map(({ id }) => id));
  return rows.flatMap((remote): readonly Told[] => {
    const before = known.get(remote.id);
    if (!before || !isOther(remote)) return [{ remote, known: before ?? null }];
    const id = reusedOrderId(remote);
    const gone = before.status === 'gone' ? [] : [{ remote: goneOrder(before), known: before }];
    return [...gone, { remote: { ...remote, id }, known: knownOthers.get(id) ?? null }];
  });
}

function isAnother({ identity }: RemoteOrder, known: LaneOrder | undefined): boolean {
  return identity !== undefined && known?.identity !== undefined && known.identity !== identity;
}
