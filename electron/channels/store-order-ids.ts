import { done, type Result } from '#shared/base/result.ts';
import type { ChannelFailure, OrderTask } from '#shared/contract/channels/port.ts';
import { storeOrderId } from '#shared/contract/channels/remote.ts';

/** A task about an order by the id that its store has for it. */
export function byStoreId(task: OrderTask): OrderTask {
  return { ...task, orderId: storeOrderId(task.orderId) };
}

/** Which of some orders are gone, asked by the ids that their store has for them. */
export async function goneByStoreId(
  orderIds: readonly string[],
  find: (ids: readonly string[]) => Promise<Result<readonly string[], ChannelFailure>>,
): Promise<Result<readonly string[], ChannelFailure>> {
  const gone = await find([...new Set(orderIds.map(storeOrderId))]);
  return gone.ok ? done(orderIds.filter((id) => gone.value.includes(storeOrderId(id)))) : gone;
}
