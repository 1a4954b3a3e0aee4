import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { countingIds, operationOf, someDay, foldingDesk, type FoldingDesk } from '#tests/fixtures/folding-desk.ts';
import { anyAct, everything, withoutCounts } from '#tests/fixtures/any-act.ts';
import { newOrder, opening, orderAdded, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { actOf } from './act.ts';
import { orderOf } from './documents.ts';
import { countStates } from '../counts/count-states.ts';
import { orderStates } from '../orders/order-states.ts';
import { stepsFrom } from './transitions.ts';
import { apply } from './apply.ts';
import { bookHash, canonical, factHash, verifyLedger } from './books.ts';
import { decideReversal } from './reversal.ts';
import { refKey } from './effects.ts';
import {
  type BatchId,
  type ShortPickId,
  type ViewId,
  cellId,
  stagingId,
  type BarcodeId,
  type CountId,
  type IncomingId,
  type OpId,
  type OrderLineId,
  type ProductId,
  type WriterId,
} from './ids.ts';
import { emptyBooks, fold, type MemoryBooks, pastOf, rowOf, verifyBooks } from './memory-books.ts';
import type { Decision, Operation, OperationType } from './operation.ts';
import type { Row } from './rows.ts';

// Hundreds of runs a test: a busy machine must not make them fail.
vi.setConfig({ testTimeout: 60_000 });

/** Every run prints its seed when it fails; pass it back to see the same run again. */
const runs = { numRuns: 120 } as const;
const choices = fc.array(fc.nat({ max: 0xffff }), { minLength: 20, maxLength: 500 });
/** Long enough that counts are begun, filled and posted. */
const manyChoices = fc.array(fc.nat({ max: 0xffff }), { minLength: 300, maxLength: 500 });

/** A desk at which chance has worked until its choices ran out. */
function busyDesk(
  draws: readonly number[],
  choice = everything,
): { readonly desk: FoldingDesk; readonly shop: SmallShop } {
  const desk = foldingDesk();
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  let i = 0;
  while (i < draws.length) {
    const below = (end: number) => (draws[i++] ?? 0) % end;
    const at = someDay + desk.operations.length * 60_000;
    const decision = anyAct(
      { books: desk.books, shop, recent: desk.operations, below, nextId: desk.nextId, at },
      choice,
    );
    // Two hands may undo the same act: the database takes the second for a duplicate.
    if (decision && !desk.operations.some((op) => op.opId === decision.opId)) desk.act(decision, at);
  }
  return { desk, shop };
}

/** The levels of one desk by hand, whose numbers say what came before what: an undo counts where its target did. */
function sinceLastCount(desk: FoldingDesk): readonly { readonly id: string; readonly quantity: number }[] {
  const ops = new Map(desk.operations.map((op) => [op.opId, op] as const));
  const undos = new Map(
    desk.operations.flatMap((op) => (op.type === 'act.reversed' ? [[op.payload.target, op.opId]] : [])),
  );
  const rootOf = (op: Operation): Operation =>
    op.type === 'act.reversed' ? rootOf(must(ops.get(op.payload.target), 'an undo has its target')) : op;
  const isUndone = (id: OpId): boolean => undos.has(id) && !isUndone(undos.get(id) as OpId);
  const last = new Map<string, { readonly at: number; readonly counted: number; readonly number: number }>();
  for (const op of desk.operations)
    for (const line of op.type === 'count.posted' && !isUndone(op.opId) ? op.payload.lines : []) {
      const { at, counted, observation } = line;
      const number = must(ops.get(observation), 'a posting names what was seen').writerSeq;
      last.set(cellId(line), { at, counted, number });
    }
  const moved = desk.books.movements.flatMap((m) => {
    const id = cellId(m);
    const number = rootOf(must(ops.get(m.opId), 'a movement has its act')).writerSeq;
    return number < (last.get(id)?.number ?? 0) ? [] : [{ id, quantity: m.quantity }];
  });
  return [...moved, ...[...last].map(([id, { counted }]) => ({ id, quantity: counted }))];
}

/** What a person could see of the books: levels, field values, states; not who wrote a field last. */
function visible(books: MemoryBooks): unknown {
  const rows = [...books.rows.values()].filter(
    (row) => !row.voided && !('state' in row && row.state === 'void') && !isEmptyRule(row),
  );
  return {
    rows: rows.map(({ fieldOps: _, hides: __, bringings: ___, ...row }) => canonical(asSet(row))).sort(),
    levels: [...books.levels.values()].map(canonical).sort(),
    checkpoints: [...books.counted.values()]
      .flatMap(({ lines }) => lines.filter((line) => line.hides <= 0).map(({ told: _, ...line }) => canonical(line)))
      .sort(),
  };
}

/** The lines of a parcel are a set: they are shown as its order has them. */
function asSet<R extends object>(row: R): R {
  if (!('packedAt' in row && 'lines' in row && Array.isArray(row.lines))) return row;
  return { ...row, lines: row.lines.map(canonical).sort() };
}

function isEmptyRule(row: Row): boolean {
  if (row.kind === 'count-line') return row.reason === null && row.note === null && !row.dropped;
  return row.kind === 'rule' && row.point === null && row.upTo === null && row.multiple === null;
}

function copyOf(books: MemoryBooks): MemoryBooks {
  return {
    rows: new Map(books.rows),
    levels: new Map(books.levels),
    movements: [...books.movements],
    inbox: new Map(books.inbox),
    counted: new Map(books.counted),
    forks: books.forks,
  };
}

const hashOf = (books: MemoryBooks) => bookHash(books.rows.values(), books.levels.values(), books.counted.values());

describe('any sequence of acts', () => {
  test('[DATA-R5] [DATA-R6] on hand is what was counted last and the movements since, or the plain sum of all', () => {
    let checkpoints = 0;
    fc.assert(
      fc.property(manyChoices, (draws) => {
        const { desk } = busyDesk(draws);
        const sums = new Map<string, number>();
        for (const { id, quantity } of sinceLastCount(desk)) sums.set(id, (sums.get(id) ?? 0) + quantity);
        for (const id of new Set([...sums.keys(), ...desk.books.levels.keys()]))
          expect([id, desk.books.levels.get(id)?.onHand ?? 0]).toEqual([id, sums.get(id) ?? 0]);
        checkpoints += desk.books.counted.size;
      }),
      runs,
    );
    expect(checkpoints).toBeGreaterThan(20);
  });

  test('[DATA-R5] committed and incoming are the fold of open orders and open marks', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        const { books } = busyDesk(draws).desk;
        const committed = new Map<string, number>();
        const incoming = new Map<string, number>();
        const add = (sums: Map<string, number>, id: string, n: number) => sums.set(id, (sums.get(id) ?? 0) + n);
        for (const row of books.rows.values()) {
          if (row.voided) continue;
          if (row.kind === 'incoming') add(incoming, `${row.variantId}:${row.locationId}`, Math.max(row.open, 0));
          if (row.kind !== 'order' || !['open', 'held', 'picking', 'packed'].includes(row.state)) continue;
          for (const line of row.lines) {
            add(committed, `${line.variantId}:${line.locationId}`, line.quantity - line.picked);
            add(committed, `${line.variantId}:${stagingId(line.locationId)}`, line.picked - line.shipped);
          }
        }
        for (const id of new Set([...committed.keys(), ...incoming.keys(), ...books.levels.keys()])) {
          const level = books.levels.get(id);
          expect([id, level?.committed ?? 0, level?.incoming ?? 0]).toEqual([
            id,
            committed.get(id) ?? 0,
            incoming.get(id) ?? 0,
          ]);
        }
        expect(verifyBooks(books)).toEqual([]);
      }),
      runs,
    );
  });

  test('[DATA-R5] replaying the stored texts from empty gives the same books', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        const { desk } = busyDesk(draws);
        const replayed = emptyBooks();
        for (const text of desk.texts()) {
          const parsed = parseOperation(text);
          if (!parsed.ok) throw new Error(`${parsed.failure.detail}: ${text}`);
          expect(canonical(parsed.value)).toBe(canonical(JSON.parse(text)));
          expect(fold(replayed, parsed.value, null).ok).toBe(true);
        }
        expect(hashOf(replayed)).toBe(hashOf(desk.books));
        expect(replayed.movements).toEqual(desk.books.movements);
        expect([...replayed.inbox.keys()].sort()).toEqual([...desk.books.inbox.keys()].sort());
      }),
      runs,
    );
  });

  test('[DATA-R4] doing anything and undoing it leaves what was visible before, and undoing the undo does it again', () => {
    fc.assert(
      fc.property(choices, fc.array(fc.nat({ max: 0xffff }), { minLength: 12, maxLength: 12 }), (draws, more) => {
        const { desk, shop } = busyDesk(draws);
        let i = 0;
        const below = (end: number) => (more[i++] ?? 0) % end;
        const decision = anyAct({
          books: desk.books,
          shop,
          recent: desk.operations,
          below,
          nextId: desk.nextId,
          at: someDay,
        });
        if (!decision || desk.operations.some((op) => op.opId === decision.opId)) return;
        const before = visible(desk.books);
        const lost = desk.books.inbox.size;
        const doing = desk.act(decision);
        if (!doing.applied.ok) {
          expect(visible(desk.books)).toEqual(before);
          return;
        }
        // An edit that lost did nothing, so there is nothing of it to take back.
        if (desk.books.inbox.size > lost) return;
        const after = visible(desk.books);
        const undoing = desk.act(decideReversal(doing.op));
        expect(undoing.applied.ok).toBe(true);
        expect(visible(desk.books)).toEqual(before);
        const redoing = desk.act(decideReversal(undoing.op));
        expect(redoing.applied.ok).toBe(true);
        expect(visible(desk.books)).toEqual(after);
        desk.act(decideReversal(redoing.op));
        expect(visible(desk.books)).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  test('[DATA-R16] whatever is done to an order or a count is a step of its table', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        for (const op of busyDesk(draws).desk.operations) {
          if (op.type === 'order.moved')
            expect(stepsFrom(orderStates, op.payload.change.from, op.payload.act)).toContain(op.payload.change.to);
          if (op.type === 'count.posted' || op.type === 'count.closed') {
            const { from, to } = op.payload.change;
            expect(stepsFrom(countStates, from, op.type === 'count.posted' ? 'post' : 'close')).toContain(to);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('[DATA-R17] a line that takes another back belongs to the same document; a step names its order or count', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        const { desk } = busyDesk(draws);
        const lines = new Map(desk.books.movements.map((line) => [line.id, line]));
        for (const line of desk.books.movements) {
          const target = line.reverses && lines.get(line.reverses);
          if (target) expect(line.document).toEqual(target.document);
          if (line.reason === 'pick' || line.reason === 'ship') expect(orderOf(line)).not.toBeNull();
          if (line.reason === 'receive') expect(line.document?.kind).toBe('receipt');
        }
      }),
      { numRuns: 50 },
    );
  });

  test('[DATA-R5] apply leaves what it was given untouched', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        const { desk } = busyDesk(draws);
        const books = emptyBooks();
        for (const op of desk.operations) {
          const rows = structuredClone(books.rows);
          const written = operationText(op);
          const counted = structuredClone(books.counted);
          apply({ get: (ref) => books.rows.get(refKey(ref)), past: pastOf(books) }, actOf(op), 7);
          expect([books.rows, books.counted]).toEqual([rows, counted]);
          expect(operationText(op)).toBe(written);
          fold(books, op, 7);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('[ORD3] what is picked of a tracked variant lies in staging, no more and no less', () => {
    fc.assert(
      fc.property(choices, (draws) => {
        const desk = foldingDesk();
        const shop = smallShop(desk.nextId);
        for (const decision of [
          ...shop.setup,
          ...[shop.mug, shop.candle, shop.tea].map((v) => opening(v, shop.warehouse, 50)),
        ])
          desk.act(decision);
        const kept = desk.operations.length;
        let i = 0;
        while (i < draws.length) {
          const below = (end: number) => (draws[i++] ?? 0) % end;
          const recent = desk.operations.slice(kept);
          const decision = anyAct({ books: desk.books, shop, recent, below, nextId: desk.nextId, at: someDay });
          if (decision && !desk.operations.some((op) => op.opId === decision.opId)) desk.act(decision);
        }
        for (const place of [shop.floor, shop.warehouse].map(stagingId)) {
          for (const variant of [shop.mug, shop.candle, shop.tea]) {
            const cells = [...desk.books.levels.values()].filter(
              (level) => level.variantId === variant && level.locationId === place,
            );
            const sum = (of: 'onHand' | 'committed') => cells.reduce((total, level) => total + level[of], 0);
            expect(sum('onHand')).toBe(sum('committed'));
          }
        }
      }),
      runs,
    );
  });
});

describe('proof', () => {
  test('[DATA-R9] verifyLedger finds any single planted difference', () => {
    fc.assert(
      fc.property(
        choices,
        fc.nat(),
        fc.constantFrom('onHand', 'committed', 'incoming', 'facts', 'level', 'line'),
        (draws, at, what) => {
          const { books } = busyDesk(draws, withoutCounts).desk;
          const levels = [...books.levels.values()];
          const movements = [...books.movements];
          const level = levels[at % Math.max(levels.length, 1)];
          if (!level) return;
          if (what === 'level') levels.splice(at % levels.length, 1);
          else if (what === 'line') {
            const line = movements.findIndex((m) => m.quantity !== 0 || m.tracks !== 0);
            if (line < 0) return;
            movements.splice(line, 1);
          } else levels[at % levels.length] = { ...level, [what]: level[what] + 1 };
          expect(verifyLedger(levels, movements, books.rows.values())).toHaveLength(1);
        },
      ),
      runs,
    );
  });

  test('[DATA-R9] factHash does not depend on order and changes with any text', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 8 }), fc.nat(), (texts, at) => {
        const [first = '', ...rest] = texts;
        expect(factHash([...rest, first])).toBe(factHash(texts));
        expect(factHash(rest)).not.toBe(factHash(texts));
        expect(factHash(texts.map((text, i) => (i === at % texts.length ? `${text}!` : text)))).not.toBe(
          factHash(texts),
        );
      }),
      runs,
    );
  });
});

function batchBegun(shop: SmallShop, desk: FoldingDesk): Decision & { readonly type: 'batch.begun' } {
  const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]);
  desk.act(orderAdded(order));
  const batch = { number: '1', method: 'single', orderIds: [order.id], assigneeId: null } as const;
  return { type: 'batch.begun', payload: { batchId: desk.nextId() as BatchId, ...batch } };
}

function countBegun(shop: SmallShop, countId: CountId): Decision {
  const payload = { countId, name: 'Floor', locationId: shop.floor, scope: { kind: 'all' }, mode: 'blind' } as const;
  return { type: 'count.begun', payload };
}

function countOf(op: Operation): CountId {
  if (op.type !== 'count.begun' && op.type !== 'count.observed') throw new Error(`${op.type} is of no count`);
  return op.payload.countId;
}

function observed(shop: SmallShop, begun: Operation): Decision {
  const level = { variantId: shop.mug, locationId: shop.floor };
  const seen = { how: 'replace', quantity: 5, from: someDay, to: someDay } as const;
  return { type: 'count.observed', payload: { countId: countOf(begun), ...level, ...seen } };
}

function posted(shop: SmallShop, seen: Operation): Decision {
  const change = { countId: countOf(seen), from: 'open', to: 'posted', endedAt: someDay } as const;
  const level = { variantId: shop.mug, locationId: shop.floor };
  const line = { ...level, counted: 5, at: someDay, variance: 5, observation: seen.opId, observations: [seen.opId] };
  return { type: 'count.posted', payload: { change, lines: [{ ...line, reason: null, note: null }] } };
}

describe('every type, by hand', () => {
  const types: Record<
    Exclude<OperationType, 'act.reversed' | 'writer.started' | 'log.forked'>,
    (shop: SmallShop, desk: FoldingDesk) => Decision
  > = {
    'catalog.added': (shop, { nextId }) => ({
      type: 'catalog.added',
      payload: {
        group: null,
        products: [],
        variants: [],
        rules: [{ variantId: shop.candle, locationId: null, point: 4, upTo: 9, multiple: 3 }],
        barcodes: [{ id: nextId() as BarcodeId, variantId: shop.candle, code: '2000000000022', packSize: 6 }],
        stock: [
          {
            variantId: shop.candle,
            locationId: shop.floor,
            quantity: 0,
            reason: 'opening',
            costTotal: 0,
            tracks: 1,
            reverses: null,
          },
        ],
      },
    }),
    'place.added': (_, { nextId }) => ({
      type: 'place.added',
      payload: {
        group: null,
        shop: null,
        locations: [],
        suppliers: [{ id: nextId() as SmallShop['supplier'], name: 'Other', leadTimeDays: null, archived: false }],
      },
    }),
    'fields.set': (shop) => ({
      type: 'fields.set',
      payload: {
        group: null,
        sets: [
          { kind: 'variant', id: shop.mug, field: 'price', value: 1490, was: 1290 },
          { kind: 'product', id: shop.mugProduct, field: 'archived', value: true, was: false },
        ],
      },
    }),
    'barcode.detached': (shop) => ({ type: 'barcode.detached', payload: { barcodeId: shop.mugBarcode } }),
    'stock.recorded': (shop) => opening(shop.mug, shop.floor, 12),
    'incoming.marked': (shop, { nextId }) => ({
      type: 'incoming.marked',
      payload: {
        group: null,
        lines: [
          {
            id: nextId() as IncomingId,
            variantId: shop.mug,
            locationId: shop.floor,
            quantity: 24,
            expectedAt: someDay,
          },
        ],
      },
    }),
    'count.begun': (shop, { nextId }) => countBegun(shop, nextId() as CountId),
    'count.observed': (shop, desk) => observed(shop, desk.act(countBegun(shop, desk.nextId() as CountId)).op),
    'count.noted': (shop, { nextId }) => ({
      type: 'count.noted',
      payload: {
        countId: nextId() as CountId,
        variantId: shop.mug,
        locationId: shop.floor,
        sets: [{ field: 'reason', value: 'theft', was: null }],
      },
    }),
    'count.posted': (shop, desk) => {
      const seen = desk.act(observed(shop, desk.act(countBegun(shop, desk.nextId() as CountId)).op)).op;
      return posted(shop, seen);
    },
    'count.closed': (shop, desk) => {
      const { op } = desk.act(countBegun(shop, desk.nextId() as CountId));
      const change = { countId: countOf(op), from: 'open', to: 'cancelled', endedAt: someDay } as const;
      return { type: 'count.closed', payload: { change } };
    },
    'order.added': (shop, { nextId }) => orderAdded(newOrder(nextId, [[shop.mug, shop.floor, 2]])),
    'order.moved': (shop, desk) => {
      const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]);
      desk.act(orderAdded(order));
      return {
        type: 'order.moved',
        payload: {
          act: 'hold',
          stock: [],
          change: { orderId: order.id, from: 'open', to: 'held', lines: [], relocate: [], shippedAt: null },
        },
      };
    },
    'pick.short': (shop, desk) => {
      const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]);
      desk.act(orderAdded(order));
      const [line] = order.lines;
      const short = { quantity: 2, reason: 'not-found', batchId: null } as const;
      const of = {
        orderId: order.id,
        lineId: must(line, 'it has a line').id,
        variantId: shop.mug,
        locationId: shop.floor,
      };
      return { type: 'pick.short', payload: { shorts: [{ id: desk.nextId() as ShortPickId, ...of, ...short }] } };
    },
    'batch.begun': (shop, desk) => batchBegun(shop, desk),
    'batch.moved': (shop, desk) => {
      const begun = batchBegun(shop, desk);
      desk.act(begun);
      const change = { batchId: begun.payload.batchId, from: 'open', to: 'done', endedAt: someDay } as const;
      return { type: 'batch.moved', payload: { change } };
    },
    'view.added': (_, { nextId }) => ({
      type: 'view.added',
      payload: { views: [{ id: nextId() as ViewId, list: 'orders', name: 'Late', query: 'q=1', archived: false }] },
    }),
    'order.amended': (shop, desk) => {
      const order = newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]);
      desk.act(orderAdded(order));
      const becomes = { variantId: shop.candle, locationId: shop.floor, quantity: 3, unitPrice: 250 };
      const line = { lineId: desk.nextId() as OrderLineId, at: 1, was: null, becomes };
      return { type: 'order.amended', payload: { orderId: order.id, step: 1, lines: [line] } };
    },
  };

  test.each(Object.entries(types))('[DATA-R4] %s does something, and its undo takes that back', (_, decide) => {
    const desk = foldingDesk();
    const shop = smallShop(desk.nextId);
    for (const decision of shop.setup) desk.act(decision);
    const decision = decide(shop, desk);
    const before = visible(desk.books);
    const { op } = desk.act(decision);
    expect(visible(desk.books)).not.toEqual(before);
    expect(desk.act(decideReversal(op)).applied.ok).toBe(true);
    expect(visible(desk.books)).toEqual(before);
  });
});

test('[DATA-R3] a writer that starts says who it was before and changes nothing else', () => {
  const desk = foldingDesk();
  const { applied } = desk.act({
    type: 'writer.started',
    payload: { predecessor: { writerId: desk.nextId() as WriterId, writerSeq: 41 } },
  });
  expect(applied).toMatchObject({ ok: true, movements: [], levels: [], inbox: [], counted: [] });
  expect([...desk.books.rows.values()]).toMatchObject([{ kind: 'writer', predecessor: { writerSeq: 41 } }]);
});

describe('order and conflicts', () => {
  function twoDesks() {
    const first = foldingDesk(1);
    const shop = smallShop(first.nextId);
    for (const decision of shop.setup) first.act(decision);
    const second = foldingDesk(2, copyOf(first.books));
    return { shop, first, second, server: copyOf(first.books) };
  }
  const setName = (shop: SmallShop, value: string): Decision => ({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'product', id: shop.mugProduct, field: 'name', value, was: 'Enamel mug' }] },
  });

  test('[DATA-R7] of two edits of one field the second accepted loses and becomes exactly one inbox row', () => {
    const { shop, first, second, server } = twoDesks();
    const a = first.act(setName(shop, 'Tin mug')).op;
    const b = second.act(setName(shop, 'Blue mug')).op;
    fold(server, a, 1);
    fold(server, b, 2);
    expect(rowOf(server, 'product', shop.mugProduct)?.name).toBe('Tin mug');
    expect([...server.inbox.values()]).toMatchObject([
      { type: 'lost-edit', opId: b.opId, field: 'name', mine: 'Blue mug', theirs: 'Tin mug' },
    ]);
  });

  test('[DATA-R7] a late edit with the same value is nothing', () => {
    const { shop, first, second, server } = twoDesks();
    for (const [i, desk] of [first, second].entries()) fold(server, desk.act(setName(shop, 'Tin mug')).op, i + 1);
    expect(server.inbox.size).toBe(0);
  });

  test('[DATA-R7] each stale field loses alone', () => {
    const { shop, first, second, server } = twoDesks();
    fold(server, first.act(setName(shop, 'Tin mug')).op, 1);
    const both: Decision = {
      type: 'fields.set',
      payload: {
        group: null,
        sets: [
          { kind: 'product', id: shop.mugProduct, field: 'name', value: 'Blue mug', was: 'Enamel mug' },
          { kind: 'product', id: shop.mugProduct, field: 'category', value: 'Home', was: null },
        ],
      },
    };
    fold(server, second.act(both).op, 2);
    expect(rowOf(server, 'product', shop.mugProduct)).toMatchObject({ name: 'Tin mug', category: 'Home' });
    expect(server.inbox.size).toBe(1);
  });

  test('[DATA-R7] undoing an edit that somebody has edited again keeps the newer value and tells once', () => {
    const desk = foldingDesk();
    const shop = smallShop(desk.nextId);
    for (const decision of shop.setup) desk.act(decision);
    const { op } = desk.act(setName(shop, 'Tin mug'));
    desk.act({
      type: 'fields.set',
      payload: {
        group: null,
        sets: [{ kind: 'product', id: shop.mugProduct, field: 'name', value: 'Blue mug', was: 'Tin mug' }],
      },
    });
    desk.act(decideReversal(op));
    expect(rowOf(desk.books, 'product', shop.mugProduct)?.name).toBe('Blue mug');
    expect(desk.books.inbox.size).toBe(1);
  });

  test('[DATA-R7] what an undo brought back can be undone in turn, and done again, however often a field was set', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.array(fc.nat(), { maxLength: 24 }), (count, chances) => {
        const desk = foldingDesk();
        const shop = smallShop(desk.nextId);
        for (const decision of shop.setup) desk.act(decision);
        const name = () => rowOf(desk.books, 'product', shop.mugProduct)?.name;
        const names = [name() ?? ''];
        const acts: Operation[] = [];
        for (let i = 1; i <= count; i++) {
          const sets = [
            { kind: 'product', id: shop.mugProduct, field: 'name', value: `Mug ${i}`, was: names[i - 1] ?? null },
          ] as const;
          acts.push(desk.act({ type: 'fields.set', payload: { group: null, sets } }).op);
          names.push(`Mug ${i}`);
        }
        // A walk up and down the acts, as with Ctrl+Z and Ctrl+Shift+Z.
        const ends = [...acts];
        let standing = count;
        for (const chance of [...chances, ...acts.map(() => 0)]) {
          const back = standing > 0 && (chance % 2 === 0 || standing === count);
          const at = back ? standing - 1 : standing;
          const turned = desk.act(decideReversal(must(ends[at], 'an act to turn')));
          ends[at] = turned.op;
          standing += back ? -1 : 1;
          expect(name()).toBe(names[standing]);
        }
        expect(desk.books.inbox.size).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('[DATA-R7] an edit of another desk in between is never taken away by such an undo', () => {
    const { shop, first, second, server } = twoDesks();
    const set = (value: string, was: string): Decision => ({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'product', id: shop.mugProduct, field: 'name', value, was }] },
    });
    const one = first.act(set('Tin mug', 'Enamel mug')).op;
    const two = first.act(set('Blue mug', 'Tin mug')).op;
    const backOnce = first.act(decideReversal(two)).op;
    for (const [i, op] of [one, two, backOnce].entries()) {
      fold(server, op, i + 1);
      fold(second.books, op, i + 1);
    }
    const theirs = second.act(set('Old mug', 'Tin mug')).op;
    const backTwice = first.act(decideReversal(one)).op;
    fold(server, theirs, 4);
    fold(server, backTwice, 5);
    expect(rowOf(server, 'product', shop.mugProduct)?.name).toBe('Old mug');
    expect([...server.inbox.values()]).toMatchObject([{ type: 'lost-edit', opId: backTwice.opId }]);
  });

  test('[DATA-R4] two desks that undo one act write the same operation', () => {
    const { shop, first } = twoDesks();
    const { op } = first.act(opening(shop.mug, shop.floor, 3));
    expect(decideReversal(op)).toEqual(decideReversal(JSON.parse(operationText(op)) as Operation));
  });

  test('[DATA-R4] a refused transition changes nothing at all', () => {
    const desk = foldingDesk();
    const shop = smallShop(desk.nextId);
    for (const decision of shop.setup) desk.act(decision);
    const before = hashOf(desk.books);
    const { applied } = desk.act({
      type: 'order.moved',
      payload: {
        act: 'ship',
        change: { orderId: desk.nextId() as never, from: 'open', to: 'shipped', lines: [], relocate: [], shippedAt: 1 },
        stock: [
          {
            variantId: shop.mug,
            locationId: shop.floor,
            quantity: -1,
            reason: 'ship',
            costTotal: null,
            tracks: 0,
            reverses: null,
          },
        ],
      },
    });
    expect(applied).toMatchObject({ ok: false, refusal: { code: 'order-unknown' } });
    expect([hashOf(desk.books), desk.books.movements]).toEqual([before, []]);
  });

  test('[DATA-R4] what was undone can be added again under the same id', () => {
    const desk = foldingDesk();
    const shop = smallShop(desk.nextId);
    const [places, catalogue] = shop.setup;
    desk.act(must(places, 'the small shop has places'));
    const add = must(catalogue, 'the small shop has products');
    const { op } = desk.act(add);
    const full = visible(desk.books) as { rows: readonly string[] };
    desk.act(decideReversal(op));
    desk.act(add);
    expect((visible(desk.books) as { rows: readonly string[] }).rows).toHaveLength(full.rows.length);
    const order = orderAdded(newOrder(desk.nextId, [[shop.mug, shop.floor, 2]]));
    const placed = desk.act(order).op;
    desk.act(decideReversal(placed));
    desk.act(order);
    expect(desk.books.levels.get(`${shop.mug}:${shop.floor}`)?.committed).toBe(2);
  });

  test('[DATA-R4] a product that two desks brought in under one id is there once, as it came first', () => {
    const { server } = twoDesks();
    const nextId = countingIds(9);
    const id = nextId() as ProductId;
    const add = (name: string, seq: number) => {
      const decision: Decision = {
        type: 'catalog.added',
        payload: {
          group: null,
          products: [
            {
              id,
              name,
              category: null,
              supplierId: null,
              description: null,
              archived: false,
              productType: 'simple',
            },
          ],
          variants: [],
          barcodes: [],
          rules: [],
          stock: [],
        },
      };
      const envelope = {
        opId: nextId() as OpId,
        writerId: nextId() as WriterId,
        writerSeq: 1,
        seen: null,
        at: someDay,
      };
      const op = operationOf(decision, envelope, () => undefined);
      fold(server, op, seq);
      return op;
    };
    add('First', 1);
    const second = add('Second', 2);
    expect(rowOf(server, 'product', id)?.name).toBe('First');
    fold(
      server,
      operationOf(
        decideReversal(second),
        { opId: nextId() as OpId, writerId: nextId() as WriterId, writerSeq: 1, seen: null, at: someDay },
        () => undefined,
      ),
      3,
    );
    expect(rowOf(server, 'product', id)).toMatchObject({ name: 'First', voided: false });
  });

  test('[DATA-R4] a barcode that two desks detached comes back when both have undone it', () => {
    const { shop, first, second, server } = twoDesks();
    const detach: Decision = { type: 'barcode.detached', payload: { barcodeId: shop.mugBarcode } };
    const [a, b] = [first.act(detach).op, second.act(detach).op];
    for (const op of [a, b, first.act(decideReversal(a)).op]) fold(server, op, null);
    expect(rowOf(server, 'barcode', shop.mugBarcode)?.voided).toBe(true);
    fold(server, second.act(decideReversal(b)).op, null);
    expect(rowOf(server, 'barcode', shop.mugBarcode)?.voided).toBe(false);
  });
});
