import type { OrderRow, OrderState } from '#shared/domain/operations/rows.ts';
import { looseIn } from '#shared/domain/orders/fulfil.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { unpickedOf } from '#shared/domain/orders/progress.ts';
import type { OrderStep } from './orders.commands.ts';

/** Whether a step can be taken with an order. */
export function mayTake(step: OrderStep, order: OrderRow): boolean {
  if (!mayStep(order.state, step)) return false;
  if (step === 'pick') return order.lines.some((line) => unpickedOf(line) > 0);
  return step !== 'putBack' || looseIn(order).length > 0;
}

function mayStep(state: OrderState, step: OrderStep): boolean {
  return mayDo(state, step === 'shipPicked' ? 'ship' : step);
}
