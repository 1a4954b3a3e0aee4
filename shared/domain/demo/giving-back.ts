import { must } from '#shared/base/must.ts';
import type { OrderId, ReturnId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { ReturnOutcome, ReturnReason } from '#shared/domain/operations/rows.ts';
import { returnableOf } from '#shared/domain/orders/progress.ts';
import { decideReturn } from '#shared/domain/orders/take-back.ts';
import { DAY, nextWorkday } from './calendar.ts';
import { freshId } from './fresh-id.ts';
import type { Year } from './year.ts';

const stories: readonly (readonly [ReturnReason, ReturnOutcome])[] = [
  ['not-wanted', 'restock'],
  ['not-wanted', 'restock'],
  ['does-not-fit', 'restock'],
  ['wrong-item', 'restock'],
  ['defective', 'discard'],
  ['defective', 'discard'],
  ['other', 'damaged'],
];

/** Now and then a customer sends something back, a week or two after it left. */
export function mayComeBack(year: Year, id: OrderId, left: number): void {
  const { chance } = year;
  if (!chance.happens(0.04)) return;
  const back = nextWorkday(left + chance.between(6, 14) * DAY, chance.between(10, 16));
  year.later(back, (at) => {
    const order = must(rowOf(year.books, 'order', id), 'an entered order is in the books');
    const line = order.lines.find((one) => returnableOf(one) > 0 && !year.uncounted.has(one.variantId));
    if (!line) return;
    const [reason, outcome] = chance.pick(stories);
    const decimals = rowOf(year.books, 'variant', line.variantId)?.decimals ?? 0;
    // What is sold by weight or length comes back as it left.
    const quantity = decimals > 0 ? returnableOf(line) : chance.between(1, Math.min(returnableOf(line), 2));
    const kept = outcome === 'restock' ? line.locationId : null;
    const worth = Math.round(((line.unitPrice ?? 0) * quantity) / 10 ** decimals);
    const refund = chance.happens(0.8) && worth > 0 ? worth : null;
    const document = { id: freshId<ReturnId>(year.nextId), ...(refund !== null && { refund }) };
    const item = { lineId: line.id, quantity, outcome, reason, locationId: kept };
    const decided = decideReturn(order, (variantId) => !year.uncounted.has(variantId), [item], document);
    if (decided.ok) year.act(at, decided.value);
  });
}
