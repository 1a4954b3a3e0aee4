import type { LaneItem } from '#shared/channels/lane-rows.ts';
import type { LaneStore } from '#shared/channels/ports.ts';
import { done } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
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

/** What a runner of a channel would do wrong. */
export type ChannelFault =
  | 'tells-orders-back'
  | 'expects-what-it-sees'
  | 'forgets-intents'
  | 'writes-figures'
  | 'follows-newest-stamp';

/** A store whose orders are not known to be an echo there: what they took is told to it as our change. */
export function echoing(connector: StoreConnector): StoreConnector {
  return {
    ...connector,
    async *pullOrders(cursor, signal) {
      for await (const page of connector.pullOrders(cursor, signal))
        yield page.ok ? done({ ...page.value, rows: page.value.rows.map(withoutTaken) }) : page;
    },
  };
}

function withoutTaken(order: RemoteOrder): RemoteOrder {
  return { ...order, lines: order.lines.map((line) => ({ ...line, taken: [] })) };
}

/** A lane that takes what a store shows for what it must show. */
export function observing(store: LaneStore): LaneStore {
  const seen = (item: LaneItem): LaneItem => ({
    ...item,
    places: item.places.map((place) =>
      place.expected === null ? place : { ...place, expected: place.shown, drift: null },
    ),
  });
  return {
    ...store,
    commit: (changes) => store.commit({ ...changes, ...(changes.items && { items: changes.items.map(seen) }) }),
    items: async () => (await store.items()).map(seen),
  };
}
