import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { must } from '#shared/base/must.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { decidePick, decideShip } from '#shared/domain/orders/fulfil.ts';
import { countingIds, type FoldingDesk, foldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, newProduct, newVariant, opening, smallShop, type SmallShop } from '#tests/fixtures/small-shop.ts';
import { bookHash, canonical } from './books.ts';
import { isGone } from './bringing.ts';
import { decideReversal } from './reversal.ts';
import type { BarcodeId, IncomingId, OrderId, OrderLineId, ProductId, SupplierId, VariantId } from './ids.ts';
import { emptyBooks, fold, type MemoryBooks, rowOf, verifyBooks } from './memory-books.ts';
import type { Decision, NewOrder, Operation } from './operation.ts';
import type { OrderRow, Row } from './rows.ts';

// Hundreds of runs: a busy machine must not make them fail.
vi.setConfig({ testTimeout: 60_000 });

const ids = countingIds(0x77);
const desk0 = foldingDesk(0x78);
const shop: SmallShop = smallShop(desk0.nextId);
const orderId = ids() as OrderId;
const [product, variant, barcode] = [ids() as ProductId, ids() as VariantId, ids() as BarcodeId];
const [supplier, incoming] = [ids() as SupplierId, ids() as IncomingId];
const lineId = countingIds(0x79)() as OrderLineId;

/** The order as the file of an import says it. */
function order(version: number): NewOrder {
  const made = newOrder(countingIds(0x7a), [[shop.mug, shop.floor, version]], { placedAt: version });
  const [line] = made.lines;
  return { ...made, id: orderId, lines: line ? [{ ...line, id: lineId }] : [] };
}

/** An import of one file: every row under an id that follows from the file; `version` tells one file's state from another's. */
function imported(version: number): readonly Decision[] {
  return [
    {
      type: 'place.added',
      payload: {
        group: null,
        shop: null,
        locations: [],
        suppliers: [{ id: supplier, name: `Supplier ${version}`, leadTimeDays: version, archived: false }],
      },
    },
    {
      type: 'catalog.added',
      payload: {
        group: null,
        products: [newProduct(product, `Lamp ${version}`)],
        variants: [{ ...newVariant(variant, product, `L-${version}`), price: version }],
        barcodes: [{ id: barcode, variantId: variant, code: `400000000000${version}`, packSize: 1 }],
        rules: [{ variantId: variant, locationId: null, point: version, upTo: null, multiple: null }],
        stock: [],
      },
    },
    {
      type: 'incoming.marked',
      payload: {
        group: null,
        lines: [{ id: incoming, variantId: variant, locationId: shop.floor, quantity: version, expectedAt: null }],
      },
    },
    { type: 'order.added', payload: { group: null, orders: [order(version)] } },
  ];
}

/** A log in the server's order, written by any number of desks and folded as each act comes. */
function openLog() {
  const desk = foldingDesk(0x80);
  for (const decision of shop.setup) desk.act(decision);
  desk.act(opening(shop.mug, shop.floor, 20));
  return desk;
}

const act = (desk: FoldingDesk, decision: Decision) => {
  const { op, applied } = desk.act(decision);
  expect(applied.ok).toBe(true);
  return op;
};
const brought = (books: MemoryBooks): readonly Row[] =>
  [
    rowOf(books, 'product', product),
    rowOf(books, 'variant', variant),
    rowOf(books, 'barcode', barcode),
    rowOf(books, 'rule', `${variant}:*`),
    rowOf(books, 'supplier', supplier),
    rowOf(books, 'incoming', incoming),
    rowOf(books, 'order', orderId),
  ].flatMap((row) => row ?? []);
const standing = (books: MemoryBooks) => brought(books).map((row) => !isGone(row));
const theOrder = (books: MemoryBooks): OrderRow => must(rowOf(books, 'order', orderId), 'the order was brought in');
const committed = (books: MemoryBooks) => books.levels.get(`${shop.mug}:${shop.floor}`)?.committed ?? 0;

/** The same texts, read back and folded anew, give the same books, and the ledger adds up. */
function proveReplay(desk: FoldingDesk): void {
  const again = emptyBooks();
  for (const text of desk.texts()) {
    const parsed = parseOperation(text);
    expect(parsed.ok && fold(again, parsed.value, null).ok).toBe(true);
  }
  const hash = ({ rows, levels, counted }: MemoryBooks) => bookHash(rows.values(), levels.values(), counted.values());
  expect(hash(again)).toBe(hash(desk.books));
  expect(verifyBooks(desk.books)).toEqual([]);
}

/** A person's handling of some imports of one file: the n-th is done, undone, done again …, as the numbers come. */
function handle(draws: readonly number[], imports: number) {
  const desk = openLog();
  const acts: Operation[][] = [];
  const done: boolean[] = [];
  const doneOf = (which: number) => done[which] ?? false;
  for (const draw of draws) {
    const which = draw % imports;
    const last = acts[which];
    // What undoes the last turn does the one before it again.
    acts[which] = last ? last.map((op) => act(desk, decideReversal(op))) : imported(which + 1).map((d) => act(desk, d));
    done[which] = !doneOf(which);
    expect(standing(desk.books)).toEqual(brought(desk.books).map(() => done.some(Boolean)));
  }
  return { desk, done };
}

describe('[DATA-R26] a row stands as long as one act that brought it in does', () => {
  test.each([2, 3])('%i imports of one file, undone and done again in any order', (imports) => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 14 }), (draws) => {
        const { desk, done } = handle(draws, imports);
        proveReplay(desk);
        // Imported once more it is there, and gone when that is undone and nothing else stands.
        const again = imported(9).map((decision) => act(desk, decision));
        expect(standing(desk.books)).not.toContain(false);
        for (const op of again) act(desk, decideReversal(op));
        expect(standing(desk.books)).toEqual(brought(desk.books).map(() => done.some(Boolean)));
        expect(committed(desk.books) > 0).toBe(done.some(Boolean));
        proveReplay(desk);
      }),
      { numRuns: 150 },
    );
  });

  test('undoing and doing again leaves what was visible before, values included', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { maxLength: 8 }), fc.nat({ max: 2 }), (draws, which) => {
        const desk = openLog();
        const acts: Operation[][] = [];
        for (const draw of [which, ...draws])
          acts[draw % 3] =
            acts[draw % 3]?.map((op) => act(desk, decideReversal(op))) ??
            imported((draw % 3) + 1).map((d) => act(desk, d));
        const before = seen(desk.books);
        const undone = must(acts[which], 'this import was done').map((op) => act(desk, decideReversal(op)));
        for (const op of undone) act(desk, decideReversal(op));
        expect(seen(desk.books)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  test('the first stands; when it is undone, what the next said stands, and what somebody set since stays', () => {
    const desk = openLog();
    const first = imported(1).map((decision) => act(desk, decision));
    for (const decision of imported(2)) act(desk, decision);
    const lamp = () => [rowOf(desk.books, 'product', product)?.name, rowOf(desk.books, 'variant', variant)?.price];
    expect(lamp()).toEqual(['Lamp 1', 1]);
    const set = { kind: 'variant', id: variant, field: 'price', value: 700, was: 1 } as const;
    act(desk, { type: 'fields.set', payload: { group: null, sets: [set] } });
    const undos = first.map((op) => act(desk, decideReversal(op)));
    expect(lamp()).toEqual(['Lamp 2', 700]);
    expect(theOrder(desk.books).lines).toMatchObject([{ quantity: 2 }]);
    expect(committed(desk.books)).toBe(2);
    expect(rowOf(desk.books, 'incoming', incoming)).toMatchObject({ quantity: 2, open: 2 });
    for (const op of undos) act(desk, decideReversal(op));
    expect(lamp()).toEqual(['Lamp 1', 700]);
    expect(committed(desk.books)).toBe(1);
    proveReplay(desk);
  });

  test('an edit that was made on an act that is undone by now is no stale one: nobody has set the field', () => {
    const desk = openLog();
    const first = imported(1).map((decision) => act(desk, decision));
    for (const decision of imported(2)) act(desk, decision);
    const set = { kind: 'product', id: product, field: 'category', value: 'Light', was: null } as const;
    const edit: Decision = { type: 'fields.set', payload: { group: null, sets: [set] } };
    const beside = foldingDesk(0x81, structuredClone(desk.books));
    const { op } = beside.act(edit);
    for (const one of first) act(desk, decideReversal(one));
    fold(desk.books, op, null);
    expect(rowOf(desk.books, 'product', product)?.category).toBe('Light');
    expect(desk.books.inbox.size).toBe(0);
  });

  test('what was received of an incoming line is taken off what the other import expects', () => {
    const desk = openLog();
    const first = imported(5).map((decision) => act(desk, decision));
    for (const decision of imported(8)) act(desk, decision);
    const taken = { incomingId: incoming, received: 3 };
    act(desk, { type: 'stock.recorded', payload: { group: null, lines: [], incoming: [taken], note: null } });
    for (const one of first) act(desk, decideReversal(one));
    expect(rowOf(desk.books, 'incoming', incoming)).toMatchObject({ quantity: 8, open: 5 });
  });
});

describe('[DATA-R26] an order of which something was picked or shipped', () => {
  const picked = (desk: FoldingDesk) => {
    const decided = decidePick(theOrder(desk.books), () => true, 'all');
    return must(decided.ok ? decided.value : null, 'it can be picked');
  };

  test.each([
    ['picked, then the import undone', true],
    ['the import undone, then picked', false],
  ])('stays: %s', (_, pickFirst) => {
    const desk = openLog();
    const adding = imported(2).map((decision) => act(desk, decision));
    const pick = picked(desk);
    const undoAll = () => adding.map((op) => act(desk, decideReversal(op)));
    const [pickOp] = pickFirst ? [act(desk, pick), undoAll()] : [undoAll(), act(desk, pick)].reverse();
    expect(isGone(theOrder(desk.books))).toBe(false);
    expect(theOrder(desk.books)).toMatchObject({ state: 'picking', lines: [{ picked: 2 }] });
    // Everything else of the import is gone.
    expect(standing(desk.books).filter(Boolean)).toHaveLength(1);
    expect(desk.books.levels.get(`${shop.mug}:${shop.floor}`)).toMatchObject({ onHand: 18, committed: 0 });
    act(desk, decideReversal(must(pickOp as Operation, 'it was picked')));
    expect(isGone(theOrder(desk.books))).toBe(true);
    expect(committed(desk.books)).toBe(0);
    proveReplay(desk);
  });

  test('that is shipped stays with what left, and the undo of the undo has it as it is', () => {
    const desk = openLog();
    const adding = imported(2).map((decision) => act(desk, decision));
    act(desk, picked(desk));
    const shipped = decideShip(theOrder(desk.books), () => true, 5, 'picked');
    act(desk, must(shipped.ok ? shipped.value : null, 'it can be shipped'));
    const undos = adding.map((op) => act(desk, decideReversal(op)));
    expect(theOrder(desk.books)).toMatchObject({ state: 'shipped', voided: false });
    for (const op of undos) act(desk, decideReversal(op));
    expect(theOrder(desk.books)).toMatchObject({ state: 'shipped', voided: false, lines: [{ shipped: 2 }] });
  });

  test('is as it was once another import of it is undone, too', () => {
    const desk = openLog();
    const adding = imported(2).map((decision) => act(desk, decision));
    act(desk, picked(desk));
    for (const op of adding) act(desk, decideReversal(op));
    const before = theOrder(desk.books);
    const again = act(desk, { type: 'order.added', payload: { group: null, orders: [order(2)] } });
    act(desk, decideReversal(again));
    const { bringings: _, ...after } = theOrder(desk.books);
    expect(after).toEqual({ ...before, bringings: undefined });
  });

  test('that had left before it was imported goes with its import', () => {
    const desk = openLog();
    const before = { ...order(3), state: 'shipped', shippedAt: 4 } as const;
    const op = act(desk, { type: 'order.added', payload: { group: null, orders: [before] } });
    act(desk, decideReversal(op));
    expect(isGone(theOrder(desk.books))).toBe(true);
  });
});

describe('[DATA-R26] an undo that 0.1 wrote keeps the meaning it had', () => {
  /** The undo as the first release wrote it, read by this program. */
  function undoOf1(target: Operation, desk: FoldingDesk): Operation {
    const { opId, ...decision } = decideReversal(target);
    if (decision.type !== 'act.reversed') throw new Error('an undo is an undo');
    const { bringing: _, document: __, ...payload } = decision.payload;
    const orders = target.type === 'order.added' ? target.payload.orders : [];
    const voids = orders.map(({ id, state, shippedAt }) => ({
      orderId: id,
      from: state,
      to: 'void',
      lines: [],
      relocate: [],
      shippedAt,
    }));
    const hide = payload.hide.filter(({ kind }) => kind !== 'order');
    const last = must(desk.operations.at(-1), 'something was done');
    const text = JSON.stringify({
      ...JSON.parse(operationText(last)),
      opId: must(opId, 'an undo has its own id'),
      writerSeq: last.writerSeq + 1,
      type: 'act.reversed',
      v: 1,
      entities: [],
      base: undefined,
      payload: { ...payload, hide, orders: [...payload.orders, ...voids] },
    });
    const parsed = parseOperation(text);
    return must(parsed.ok ? parsed.value : null, 'what 0.1 wrote is read');
  }

  test('it takes away what its target brought in first, and every order, whoever brought it in too', () => {
    const desk = openLog();
    const first = imported(1).map((decision) => act(desk, decision));
    for (const decision of imported(2)) act(desk, decision);
    for (const op of first) expect(fold(desk.books, undoOf1(op, desk), null).ok).toBe(true);
    expect(standing(desk.books)).not.toContain(true);
  });

  test('of the second import it takes away the order alone', () => {
    const desk = openLog();
    for (const decision of imported(1)) act(desk, decision);
    const second = imported(2).map((decision) => act(desk, decision));
    for (const op of second) expect(fold(desk.books, undoOf1(op, desk), null).ok).toBe(true);
    expect(standing(desk.books)).toEqual([true, true, true, true, true, true, false]);
  });

  test('its redo, and the undo of that, are of its kind', () => {
    const desk = openLog();
    const first = imported(1).map((decision) => act(desk, decision));
    for (const decision of imported(2)) act(desk, decision);
    const undos = first.map((op) => undoOf1(op, desk));
    for (const op of undos) fold(desk.books, op, null);
    const redos = undos.map((op) => act(desk, decideReversal(op)));
    for (const op of redos) expect(op.payload).toMatchObject({ bringing: null });
    expect(standing(desk.books)).not.toContain(false);
    for (const op of redos) act(desk, decideReversal(op));
    expect(standing(desk.books)).not.toContain(true);
  });
});

/** What a person could see of what was brought in. */
function seen(books: MemoryBooks): readonly string[] {
  const shown = brought(books).filter((row) => !isGone(row));
  return shown.map(({ bringings: _, fieldOps: __, hides: ___, ...row }) => canonical(row));
}
