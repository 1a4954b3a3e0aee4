import type { LaneItem } from '#shared/channels/lane-rows.ts';
import type { LaneStore } from '#shared/channels/ports.ts';
import { done } from '#shared/base/result.ts';
import type { StoreConnector } from '#shared/contract/channels/connector.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { fold, type MemoryBooks } from '#shared/domain/operations/memory-books.ts';
import type { Decision, Operation } from '#shared/domain/operations/operation.ts';

/** What everybody does wrong alike: only the slow, obvious fold can find it. */
export const foldFaults = [
  'packs-twice',
  'restocks-returns-twice',
  'takes-states-from-acts',
  'unique-barcode',
  'undo-of-undo',
] as const;
export type FoldFault = (typeof foldFaults)[number];
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
    case 'unique-barcode':
      return withUniqueCodes;
    case 'undo-of-undo':
      return withoutRedo();
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

/** A code that is taken already keeps its product out: what two desks added apart is refused for one of them. */
function withUniqueCodes(...[books, op, seq]: Parameters<Fold>): ReturnType<Fold> {
  const codes = op.type === 'catalog.added' ? op.payload.barcodes.map(({ code }) => code) : [];
  const taken = [...books.rows.values()].find((row) => row.kind === 'barcode' && codes.includes(row.code));
  if (!taken) return fold(books, op, seq);
  return { ok: false, refusal: { code: 'order-moved-on', ref: taken, current: null } };
}

/** An undo that is undone stays undone. */
function withoutRedo(): Fold {
  const undone = new Set<OpId>();
  return (books, op, seq) => {
    const isRedo = op.type === 'act.reversed' && undone.has(op.payload.target);
    if (op.type === 'act.reversed') undone.add(op.opId);
    return isRedo ? fold(copyOf(books), op, seq) : fold(books, op, seq);
  };
}

/** What an order takes from the shelf, and the step of the order, as two acts of which one alone may be refused. */
export function splitInTwo(decision: Decision): readonly Decision[] | null {
  if (decision.type !== 'order.moved' || decision.payload.stock.length === 0) return null;
  const lines = decision.payload.stock;
  return [
    { type: 'stock.recorded', payload: { group: null, lines, incoming: [], note: null } },
    { ...decision, payload: { ...decision.payload, stock: [] } },
  ];
}

/** Books that can be folded on without changing these. */
export function copyOf(books: MemoryBooks): MemoryBooks {
  return {
    rows: new Map(books.rows),
    levels: new Map(books.levels),
    movements: [...books.movements],
    inbox: new Map(books.inbox),
    counted: new Map(books.counted),
    forks: books.forks,
  };
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
