import { done, fail, type Result } from '#shared/base/result.ts';
import type { OrderId, OrderLineId } from '../operations/ids.ts';
import type { Decision, NewOrder } from '../operations/operation.ts';
import type { OrderRow } from '../operations/rows.ts';
import { decideAmend, type WantedLine } from './amend.ts';
import type { OrderFailure } from './fulfil.ts';
import { mayDo } from './order-states.ts';
import { unpickedOf } from './progress.ts';

/** Units of a line that leave an order for another one. */
export type SplitOff = { readonly lineId: OrderLineId; readonly quantity: number };

/** Whether something of an order can become an order of its own: it waits and is not held, and something is not picked. */
export function isSplittable({ state, lines }: Pick<OrderRow, 'state' | 'lines'>): boolean {
  const waiting = lines.reduce((units, line) => units + unpickedOf(line), 0);
  return (
    mayDo(state, 'amend') && state !== 'held' && waiting > 0 && (lines.length > 1 || (lines[0]?.quantity ?? 0) > 1)
  );
}

/** The number of what is split off an order: `1012-2`, and `1012-3` of what is split off either of them. */
export function splitNumber(number: string, isTaken: (number: string) => boolean): string {
  const before = /^(.+)-\d+$/.exec(number)?.[1];
  const base = before !== undefined && isTaken(before) ? before : number;
  let part = 2;
  while (isTaken(`${base}-${part}`)) part++;
  return `${base}-${part}`;
}

/**
 * Makes an order of its own of units that are not picked, in the one act that takes them out of the other. It is for the same customer, of the same day, and says what the other
 * says, but for what the customer pays beside the goods: that stays with the first.
 */
export function decideSplit(
  order: OrderRow,
  units: readonly SplitOff[],
  other: { readonly id: OrderId; readonly number: string },
  nextId: () => string,
): Result<Decision, OrderFailure> {
  if (!isSplittable(order)) return fail({ code: 'order-not-in-state', detail: order.state });
  if (units.length === 0) return fail({ code: 'nothing-changed' });
  const left = new Map(units.map(({ lineId, quantity }) => [lineId, quantity]));
  for (const { lineId, quantity } of units) {
    const line = order.lines.find(({ id }) => id === lineId);
    if (!line) return fail({ code: 'line-unknown' });
    if (quantity <= 0 || quantity > unpickedOf(line)) return fail({ code: 'amend-below-picked' });
  }
  const kept = order.lines.flatMap((line): readonly WantedLine[] => {
    const quantity = line.quantity - (left.get(line.id) ?? 0);
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  const amended = decideAmend(order, kept, nextId);
  if (!amended.ok) return amended;
  const lines = order.lines.flatMap(({ id, variantId, locationId, unitPrice }): NewOrder['lines'] => {
    const quantity = left.get(id);
    // A new id becomes a line's here.
    return quantity ? [{ id: nextId() as OrderLineId, variantId, locationId, quantity, unitPrice }] : [];
  });
  if (amended.value.type !== 'order.amended') return fail({ code: 'nothing-changed' });
  const payload = { group: null, orders: [{ ...copied(order), ...other, lines }], outOf: amended.value.payload };
  return done({ type: 'order.added', payload });
}

function copied(order: OrderRow): Omit<NewOrder, 'id' | 'number' | 'lines'> {
  const { channel, channelId, contactId, placedAt, dueAt, dueOn, priority, promisedOn, tags, assigneeId } = order;
  const { shippingMethod, onlyWhole } = order;
  return {
    channel,
    contactId,
    placedAt,
    dueAt,
    state: 'open',
    shippedAt: null,
    ...(channelId !== undefined && { channelId }),
    ...(dueOn !== undefined && { dueOn }),
    ...(priority !== undefined && { priority }),
    ...(promisedOn !== undefined && { promisedOn }),
    ...(tags !== undefined && { tags }),
    ...(assigneeId !== undefined && { assigneeId }),
    ...(shippingMethod !== undefined && { shippingMethod }),
    ...(onlyWhole !== undefined && { onlyWhole }),
  };
}
