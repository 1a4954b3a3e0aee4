import type { LaneItem, Unfinished } from '#shared/channels/lane-rows.ts';

/** Something that a store was told and of which it is not known whether it arrived, as a person is asked about it. */
export type Told =
  | {
      readonly is: 'stock';
      readonly taskId: string;
      readonly sentAt: number;
      readonly title: string;
      readonly delta: number;
      readonly expected: number;
    }
  | { readonly is: 'order'; readonly taskId: string; readonly sentAt: number; readonly number: string };

/** What is unfinished, in the names people know. */
export function toldOf(
  { task, sentAt }: Unfinished,
  itemOf: (key: string) => Pick<LaneItem, 'title' | 'sku'> | undefined,
  numberOf: (remoteId: string) => string | undefined,
): Told {
  const { taskId } = task;
  if (task.kind === 'order.transition')
    return { is: 'order', taskId, sentAt, number: numberOf(task.orderId) ?? task.orderId };
  const { productId, variantId } = task.ref;
  const item = itemOf(`${productId}/${variantId ?? ''}`);
  const title = item ? [item.title, item.sku].filter(Boolean).join(' · ') : productId;
  return { is: 'stock', taskId, sentAt, title, delta: task.delta, expected: task.expected };
}
