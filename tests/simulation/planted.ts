import { fold } from '#shared/domain/operations/memory-books.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';

/** What everybody does wrong alike: only the slow, obvious fold can find it. */
export type FoldFault = 'packs-twice' | 'restocks-returns-twice' | 'takes-states-from-acts';
type Fold = typeof fold;

/** The fold, with something planted in it. */
export function foldWith(fault: string | null): Fold {
  switch (fault) {
    case 'packs-twice':
      return (books, op, seq) => fold(books, withoutBeginning(op), seq);
    case 'restocks-returns-twice':
      return (books, op, seq) => fold(books, withStockTwice(op), seq);
    case 'takes-states-from-acts':
      return asActsSay;
    default:
      return fold;
  }
}

function withoutBeginning(op: Operation): Operation {
  if (op.type !== 'order.moved' || op.payload.act !== 'pack') return op;
  const lines = op.payload.change.lines.map((line) => ({ ...line, from: null }));
  return { ...op, payload: { ...op.payload, change: { ...op.payload.change, lines } } };
}

function withStockTwice(op: Operation): Operation {
  if (op.type !== 'order.moved' || op.payload.act !== 'return') return op;
  return { ...op, payload: { ...op.payload, stock: [...op.payload.stock, ...op.payload.stock] } };
}

function asActsSay(...[books, op, seq]: Parameters<Fold>): ReturnType<Fold> {
  const applied = fold(books, op, seq);
  const row = op.type === 'order.moved' ? books.rows.get(`order:${op.payload.change.orderId}`) : undefined;
  if (applied.ok && op.type === 'order.moved' && row?.kind === 'order')
    books.rows.set(`order:${row.id}`, { ...row, state: op.payload.change.to });
  return applied;
}
