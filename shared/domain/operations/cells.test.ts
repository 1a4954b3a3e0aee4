import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { chanceFrom } from '#shared/domain/demo/chance.ts';
import { decideAdjust, decideMove } from '#shared/domain/stock/adjust.ts';
import { newLot, unknownLots } from '#shared/domain/stock/lots.ts';
import { type Acts, anyAct, everything, withAmendments } from '#tests/fixtures/any-act.ts';
import { type FoldingDesk, foldingDesk, operationOf, someDay } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, type SmallShop, smallShop } from '#tests/fixtures/small-shop.ts';
import { bookHash, canonical, factHash } from './books.ts';
import { refKey } from './effects.ts';
import {
  cellId,
  type CountId,
  countLineId,
  countLineOf,
  levelId,
  type LotId,
  lotId,
  type OpId,
  type WriterId,
} from './ids.ts';
import { emptyBooks, fold, rowOf, verifyBooks } from './memory-books.ts';
import type { Decision, NewLot } from './operation.ts';
import { decideReversal } from './reversal.ts';

function shopAt(desk: FoldingDesk): SmallShop {
  const shop = smallShop(desk.nextId);
  for (const decision of shop.setup) desk.act(decision);
  return shop;
}

function lotOf({ tea }: SmallShop, code: string, expiresOn: string | null = null): NewLot {
  const lot = newLot(tea, code, { expiresOn, receivedOn: '2026-05-11' });
  if (!lot.ok) throw new Error(lot.failure.code);
  return lot.value;
}

function decided(result: ReturnType<typeof decideAdjust>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

function receipt({ tea, floor }: SmallShop, quantity: number, lot?: NewLot): Decision {
  const line = { variantId: tea, locationId: floor, quantity, costTotal: null, ...(lot && { lotId: lot.id }) };
  return decided(decideAdjust('receive', [line], null, [], lot ? [lot] : []));
}

/** A desk at which chance did 400 acts of a seed. */
function busyDesk(seed: number, choice: Acts): FoldingDesk {
  const dice = chanceFrom(seed);
  const desk = foldingDesk();
  const shop = shopAt(desk);
  for (let i = 0; i < 400; i++) {
    const at = someDay + desk.operations.length * 60_000;
    const seat = { books: desk.books, shop, recent: desk.operations, below: dice.below, nextId: desk.nextId, at };
    const decision = anyAct(seat, choice);
    if (decision && !desk.operations.some((op) => op.opId === decision.opId)) desk.act(decision, at);
  }
  return desk;
}

describe('a shop without lots', () => {
  // Told by the program as it was before it knew cells: books, ledger lines, and texts without their versions.
  test.each([
    [
      1,
      '6-177-1fa6f290969b8dcfc2f585dd594ebce2',
      '139-cdd1c7564057f94295c2921586236f07',
      '306-24ca3e7cab07b6363c543efdb3d5f03e',
    ],
    [
      2,
      '6-208-40ea89f11ec5226188fbae9c764df827',
      '141-b38345bc0e37b81e8313e17c97cb9f19',
      '320-7f802b03dc7a13e71aaf735e5a1d2616',
    ],
    [
      3,
      '6-194-819151b85bb92d0e41f3e1acae175500',
      '151-8beb19a153adff468d2d57d9908d6a6e',
      '306-f9d4673ae29900274015762a03eab969',
    ],
  ])('[LOT2] has every byte that it had before, seed %i', (seed, books, ledger, texts) => {
    const desk = busyDesk(seed, withAmendments);
    const { rows, levels, counted, movements } = desk.books;
    expect(bookHash(rows.values(), levels.values(), counted.values())).toBe(books);
    expect(factHash(movements.map(canonical))).toBe(ledger);
    expect(factHash(desk.texts().map((text) => text.replace(/"v":\d+/, '"v":0')))).toBe(texts);
    expect(movements.some((line) => 'lotId' in line)).toBe(false);
    expect([...levels.values(), ...counted.values()].some((row) => 'lotId' in row)).toBe(false);
  });
});

describe('a lot', () => {
  test('[LOT1] has one id however its code is spelled, of one variant', () => {
    const { mug, tea } = smallShop(foldingDesk().nextId);
    expect(lotId(tea, ' l－17a ')).toBe(lotId(tea, 'L-17A'));
    expect(lotId(tea, 'L-17A')).not.toBe(lotId(mug, 'L-17A'));
    expect(newLot(tea, '  ', { expiresOn: null, receivedOn: null })).toMatchObject({
      failure: { code: 'lot-without-code' },
    });
  });

  test('[LOT1] received by two desks it is one row, and another expiry day is one row of the inbox', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    desk.act(receipt(shop, 5, lotOf(shop, 'L-1', '2026-09-30')));
    desk.act(receipt(shop, 3, lotOf(shop, 'l-1')));
    desk.act(receipt(shop, 2, lotOf(shop, 'l-1', '2026-09-30')));
    expect(desk.books.inbox.size).toBe(0);
    const { op } = desk.act(receipt(shop, 4, lotOf(shop, 'l-1', '2027-01-31')));
    const { id } = lotOf(shop, 'L-1');
    expect(rowOf(desk.books, 'lot', id)).toMatchObject({ code: 'L-1', expiresOn: '2026-09-30', voided: false });
    expect([...desk.books.inbox.values()]).toMatchObject([
      {
        id: `${op.opId}:${id}:expiresOn`,
        type: 'lost-edit',
        ref: { kind: 'lot', id },
        mine: '2027-01-31',
        theirs: '2026-09-30',
      },
    ]);
    expect(desk.books.levels.get(cellId({ variantId: shop.tea, locationId: shop.floor, lotId: id }))?.onHand).toBe(14);
  });

  test('[LOT1] stands as long as one act that brought it in does, and its expiry day can be set', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    const { id } = lotOf(shop, 'L-1');
    const first = desk.act(receipt(shop, 5, lotOf(shop, 'L-1', '2026-09-30'))).op;
    const second = desk.act(receipt(shop, 3, lotOf(shop, 'l-1', '2026-09-30'))).op;
    const set = { kind: 'lot', id, field: 'expiresOn', value: '2026-10-31', was: '2026-09-30' } as const;
    desk.act({ type: 'fields.set', payload: { group: null, sets: [set] } });
    desk.act(decideReversal(first));
    expect(rowOf(desk.books, 'lot', id)).toMatchObject({ code: 'l-1', expiresOn: '2026-10-31', voided: false });
    const undone = desk.act(decideReversal(second)).op;
    expect(rowOf(desk.books, 'lot', id)?.voided).toBe(true);
    desk.act(decideReversal(undone));
    expect(rowOf(desk.books, 'lot', id)?.voided).toBe(false);
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[LOT1] comes with new products and their stock, and goes with them', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    const lot = lotOf(shop, 'L-1', '2026-09-30');
    const line = { variantId: shop.tea, locationId: shop.floor, lotId: lot.id, quantity: 4, costTotal: null };
    const stock = { ...line, reason: 'opening', tracks: 1, reverses: null } as const;
    const nothing = { group: null, products: [], variants: [], barcodes: [], rules: [] };
    const { op } = desk.act({ type: 'catalog.added', payload: { ...nothing, stock: [stock], lots: [lot] } });
    expect(op.entities).toContain(`lot:${lot.id}`);
    expect(rowOf(desk.books, 'lot', lot.id)).toMatchObject({ expiresOn: '2026-09-30', voided: false });
    expect(desk.books.levels.get(cellId(line))).toMatchObject({ onHand: 4, facts: 1, lotId: lot.id });
    desk.act(decideReversal(op));
    expect(rowOf(desk.books, 'lot', lot.id)?.voided).toBe(true);
    expect(desk.books.levels.get(cellId(line))).toBeUndefined();
  });

  test('[LOT1] brought in while it is gone, it is as it is said now', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    desk.act(decideReversal(desk.act(receipt(shop, 5, lotOf(shop, 'L-1', '2026-09-30'))).op));
    desk.act(receipt(shop, 5, lotOf(shop, 'L-1', '2027-01-31')));
    expect(rowOf(desk.books, 'lot', lotOf(shop, 'L-1').id)).toMatchObject({ expiresOn: '2027-01-31', voided: false });
    expect(desk.books.inbox.size).toBe(0);
  });
});

describe('cells', () => {
  test('[LOT2] [LOT4] stock lies where its line says; what is promised lies in the cell without a lot, once', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    const { tea, floor, warehouse } = shop;
    const [one, two] = [lotOf(shop, 'L-1'), lotOf(shop, 'L-2')];
    for (const [quantity, lot] of [
      [5, one],
      [3, two],
      [2, undefined],
    ] as const)
      desk.act(receipt(shop, quantity, lot));
    desk.act(orderAdded(newOrder(desk.nextId, [[tea, floor, 4]])));
    desk.act(decided(decideMove([{ variantId: tea, quantity: 1, lotId: one.id }], floor, warehouse, null)));
    const at = (locationId: typeof floor, lot?: LotId) =>
      desk.books.levels.get(cellId({ variantId: tea, locationId, ...(lot && { lotId: lot }) }));
    expect(at(floor)).toMatchObject({ onHand: 2, committed: 4 });
    expect(at(floor, one.id)).toMatchObject({ onHand: 4, committed: 0, lotId: one.id });
    expect(at(floor, two.id)).toMatchObject({ onHand: 3, committed: 0 });
    expect(at(warehouse, one.id)).toMatchObject({ onHand: 1, committed: 0 });
    expect(at(warehouse)).toBeUndefined();
    expect(verifyBooks(desk.books)).toEqual([]);
  });

  test('[LOT3] telling a variant apart by lots, or no longer, moves nothing', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    desk.act(opening(shop.tea, shop.floor, 7));
    const before = canonical([...desk.books.levels.values()]);
    const set = (value: 'lot' | null, was: 'lot' | null): Decision => ({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'variant', id: shop.tea, field: 'tracking', value, was }] },
    });
    desk.act(set('lot', null));
    expect(rowOf(desk.books, 'variant', shop.tea)?.tracking).toBe('lot');
    expect(canonical([...desk.books.levels.values()])).toBe(before);
    desk.act(set(null, 'lot'));
    expect(Object.keys(JSON.parse(canonical(rowOf(desk.books, 'variant', shop.tea))))).not.toContain('tracking');
    expect(canonical([...desk.books.levels.values()])).toBe(before);
  });

  test('[LOT5] what lies in no lot of a variant that is told apart is listed, also below nought', () => {
    const desk = foldingDesk();
    const shop = shopAt(desk);
    desk.act(receipt(shop, 5, lotOf(shop, 'L-1')));
    desk.act(opening(shop.mug, shop.floor, 7));
    const unknown = () => unknownLots(desk.books.levels.values(), (variantId) => variantId === shop.tea);
    expect(unknown()).toEqual([]);
    desk.act(
      decided(
        decideAdjust('sold', [{ variantId: shop.tea, locationId: shop.floor, quantity: 2, costTotal: null }], null),
      ),
    );
    expect(unknown()).toMatchObject([{ id: levelId(shop.tea, shop.floor), onHand: -2 }]);
  });

  test('[LOT2] replaying any texts gives the same cells, and every cell is what its own lines say', () => {
    let cells = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const desk = busyDesk(seed, everything);
        const replayed = emptyBooks();
        for (const text of desk.texts()) {
          const parsed = parseOperation(text);
          if (!parsed.ok) throw new Error(`${parsed.failure.detail}: ${text}`);
          fold(replayed, parsed.value, null);
        }
        expect(canonical([...replayed.levels.values()])).toBe(canonical([...desk.books.levels.values()]));
        expect(canonical([...replayed.counted.values()])).toBe(canonical([...desk.books.counted.values()]));
        expect(verifyBooks(replayed)).toEqual([]);
        cells += [...replayed.levels.values()].filter((level) => level.lotId !== undefined).length;
      }),
      { numRuns: 15 },
    );
    expect(cells).toBeGreaterThan(20);
  });

  test('[LOT2] a line of a count knows its cell by its key, which 0.1 can read', () => {
    const uuid = fc.uuid();
    fc.assert(
      fc.property(uuid, uuid, uuid, fc.option(uuid, { nil: undefined }), (count, variant, location, lot) => {
        // Ids of these kinds.
        const cell = { variantId: variant, locationId: location, lotId: lot } as Parameters<typeof cellId>[0];
        const id = countLineId(count as CountId, cell);
        expect(countLineOf(id)).toEqual({ countId: count, cell });
        expect(refKey({ kind: 'count-line', id }).length).toBeLessThanOrEqual(150);
      }),
    );
  });
});

describe('what was written before', () => {
  const desk = foldingDesk();
  const shop = shopAt(desk);
  const lot = lotOf(shop, 'L-1');
  const envelope = {
    opId: desk.nextId() as OpId,
    writerId: desk.nextId() as WriterId,
    writerSeq: 9,
    seen: null,
    at: someDay,
  };
  const textOf = (decision: Decision) => operationText(operationOf(decision, envelope, () => undefined));
  const asVersion1 = (text: string) => text.replace(/"v":\d+/, '"v":1');
  const seen = { countId: desk.nextId() as CountId, how: 'add', quantity: 2, from: someDay, to: someDay } as const;
  const at = { variantId: shop.tea, locationId: shop.floor };
  const observation = desk.nextId() as OpId;
  const posted = { counted: 2, at: 1, variance: 0, observation, observations: [], reason: null, note: null };
  const change = { countId: seen.countId, from: 'open', to: 'posted', endedAt: someDay } as const;
  const decisions: readonly (readonly [string, (cell: { readonly lotId?: LotId }) => Decision])[] = [
    ['stock.recorded', (cell) => receipt(shop, 5, cell.lotId && lot)],
    ['count.observed', (cell) => ({ type: 'count.observed', payload: { ...seen, ...at, ...cell } })],
    [
      'count.noted',
      (cell) => ({
        type: 'count.noted',
        payload: { countId: seen.countId, ...at, ...cell, sets: [{ field: 'dropped', value: true, was: false }] },
      }),
    ],
    ['count.posted', (cell) => ({ type: 'count.posted', payload: { change, lines: [{ ...at, ...cell, ...posted }] } })],
  ];

  test.each(decisions)(
    '[LOT6] %s of version 1 is read, is of the cell without a lot, and holds no other',
    (_, make) => {
      const [plain, ofLot] = [textOf(make({})), textOf(make({ lotId: lot.id }))];
      expect(parseOperation(ofLot)).toMatchObject({ ok: true });
      const [now, then] = [parseOperation(plain), parseOperation(asVersion1(plain))];
      expect(then).toEqual(now);
      expect(parseOperation(asVersion1(ofLot))).toMatchObject({ failure: { code: 'operation-unreadable' } });
    },
  );

  test('[LOT6] a lot is named by an id of the one shape that keys are made of', () => {
    const text = textOf(receipt(shop, 5, lot));
    for (const other of ['a:b', lot.id.toUpperCase(), must(lot.id.split('-')[0], 'a part of it')])
      expect(parseOperation(text.replaceAll(lot.id, other))).toMatchObject({
        failure: { code: 'operation-unreadable' },
      });
  });
});
