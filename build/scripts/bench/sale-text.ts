import type { VariantId, WriterId } from '#shared/domain/operations/ids.ts';

/** Ledger lines of one act, as many as an order has. */
export const LINES_OF_AN_ACT = 4;
/** An id of a kind of things, by number. */
export const ids = (kind: number, n: number) => `01900000-000${kind}-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** Who writes these acts. */
export const saleWriter = ids(2, 1) as WriterId;
/** Of so many products some are sold, unless others are given. */
const SOLD = 5_000;

/** Ledger lines of the act of a number in a shop that sells over its counter: one, and now and then two. */
export const linesOverCounter = (n: number) => (n % 5 === 0 ? 2 : 1);

type Sale = { readonly variants?: readonly VariantId[]; readonly lines?: number };

/** The text of the act of a number, which sold some goods. */
export function saleText(n: number, shopId: string, { variants, lines: count = LINES_OF_AN_ACT }: Sale = {}): string {
  const lines = Array.from({ length: count }, (_line, i) => ({
    variantId: variants ? variants[(n * 7 + i) % variants.length] : ids(5, (n * 7 + i) % SOLD),
    locationId: ids(4, 1),
    quantity: -1,
    reason: 'sold',
    costTotal: 400,
    reverses: null,
    tracks: 1,
  }));
  return JSON.stringify({
    ...{ opId: ids(1, n), shopId, writerId: saleWriter, writerSeq: n, seen: null, skewMs: null },
    ...{ type: 'stock.recorded', v: 2, entities: [] },
    payload: { group: null, note: null, lines, incoming: [] },
    ...{ occurredAt: 1_700_000_000_000 + n, actor: ids(3, 1) },
  });
}
