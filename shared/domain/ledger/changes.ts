import { atTheirMoment } from './at-their-moment.ts';
import type { Line, LedgerFold } from './fold.ts';

/** What a line did to stock, and the moment it counts at. */
export type StockChange = Pick<Line, 'occurredAt' | 'quantity'>;

/** What every line did to stock and when it counts, in no order. */
export function changes(): LedgerFold<'quantity' | 'occurredAt' | 'id' | 'reverses', readonly StockChange[]> {
  const all: StockChange[] = [];
  return atTheirMoment({
    fields: ['quantity', 'occurredAt'],
    order: 'newest-first',
    counts: 'as-known',
    add: ({ occurredAt, quantity }: StockChange) => all.push({ occurredAt, quantity }),
    answer: () => all,
  });
}
