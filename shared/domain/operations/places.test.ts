import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { foldingDesk } from '#tests/fixtures/folding-desk.ts';
import { opening, smallShop, withStaging } from '#tests/fixtures/small-shop.ts';
import { parentsOf, placePath } from '../stock/location-tree.ts';
import { remainingSuppliers } from '../suppliers/remaining.ts';
import { cellId, type LocationId, type SupplierId } from './ids.ts';
import { fold, type MemoryBooks, rowOf } from './memory-books.ts';
import type { Decision, FieldSet } from './operation.ts';
import type { Kind, RowOf } from './rows.ts';
import { decideReversal } from './reversal.ts';

const copyOf = (books: MemoryBooks): MemoryBooks => ({
  rows: new Map(books.rows),
  levels: new Map(books.levels),
  movements: [...books.movements],
  inbox: new Map(books.inbox),
  counted: new Map(books.counted),
  forks: books.forks,
});

const rowsOf = <K extends Kind>(books: MemoryBooks, kind: K): readonly RowOf<K>[] =>
  [...books.rows.values()].filter((row): row is RowOf<K> => row.kind === kind);

const setting = (set: FieldSet): Decision => ({ type: 'fields.set', payload: { group: null, sets: [set] } });

/** Two desks that saw the same shop with six places and six suppliers, and the server that takes what both do. */
function twoDesks() {
  const first = foldingDesk(1);
  const shop = smallShop(first.nextId);
  for (const decision of shop.setup) first.act(decision);
  const places = Array.from({ length: 6 }, () => first.nextId() as LocationId);
  const suppliers = Array.from({ length: 6 }, () => first.nextId() as SupplierId);
  first.act({
    type: 'place.added',
    payload: {
      group: null,
      shop: null,
      locations: places.flatMap((id, i) => withStaging(id, `Bin ${i}`)),
      suppliers: suppliers.map((id, i) => ({ id, name: `S${i}`, leadTimeDays: null, archived: false })),
    },
  });
  const second = foldingDesk(2, copyOf(first.books));
  return { shop, places, suppliers, desks: [first, second], server: copyOf(first.books) };
}

const pairs = fc.array(fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 12 });

test('[LOC5] whatever two desks move into what, every place lies in an outermost one, the same at every desk', () => {
  let cuts = 0;
  fc.assert(
    fc.property(pairs, (moves) => {
      const { places, desks, server } = twoDesks();
      let seq = 0;
      for (const [desk, place, parent] of moves) {
        const id = must(places[place], 'one of six');
        const at = must(desks[desk], 'one of two');
        const value = must(places[parent], 'one of six');
        const was = rowOf(at.books, 'location', id)?.parentId ?? null;
        fold(server, at.act(setting({ kind: 'location', id, field: 'parentId', value, was })).op, ++seq);
      }
      const rows = rowsOf(server, 'location');
      const { parents, cut } = parentsOf(rows);
      cuts += cut.size;
      for (const id of places) {
        const path = placePath(
          id,
          (at) => parents.get(at),
          (at) => at,
        );
        expect(new Set(path).size).toBe(path.length);
        expect(parents.has(path[0] as LocationId)).toBe(false);
      }
      // Rows come in any order; what they make does not depend on it.
      const again = parentsOf([...rows].reverse());
      expect(again.parents).toEqual(parents);
      expect(again.cut).toEqual(cut);
    }),
  );
  expect(cuts).toBeGreaterThan(10);
});

test('[PUR34] whatever two desks merge into what, every supplier remains in one that is listed, the same at every desk', () => {
  fc.assert(
    fc.property(pairs, (merges) => {
      const { suppliers, desks, server } = twoDesks();
      let seq = 0;
      for (const [desk, from, into] of merges) {
        const id = must(suppliers[from], 'one of six');
        const at = must(desks[desk], 'one of two');
        const was = rowOf(at.books, 'supplier', id)?.mergedInto ?? null;
        const value = must(suppliers[into], 'one of six');
        fold(server, at.act(setting({ kind: 'supplier', id, field: 'mergedInto', value, was })).op, ++seq);
      }
      const rows = rowsOf(server, 'supplier');
      const [{ listed, remainingOf }, again] = [remainingSuppliers(rows), remainingSuppliers([...rows].reverse())];
      for (const id of suppliers) {
        expect(listed.some((row) => row.id === remainingOf(id))).toBe(true);
        expect(again.remainingOf(id)).toBe(remainingOf(id));
      }
    }),
  );
});

test('[PUR34] a product that one desk gives to a supplier while another merges it shows the one that remains', () => {
  const { shop, suppliers, desks, server } = twoDesks();
  const [first, second] = [must(desks[0], 'the first'), must(desks[1], 'the second')];
  const [gone, remaining] = [must(suppliers[4], 'a supplier'), must(suppliers[1], 'another')];
  const merged = first.act(
    setting({ kind: 'supplier', id: gone, field: 'mergedInto', value: remaining, was: null }),
  ).op;
  fold(server, merged, 1);
  const given = { kind: 'product', id: shop.mugProduct, field: 'supplierId', value: gone, was: null } as const;
  fold(server, second.act(setting(given)).op, 2);
  fold(server, second.act(setting({ kind: 'supplier', id: gone, field: 'name', value: 'Renamed', was: 'S4' })).op, 3);
  const supplierOf = (books: MemoryBooks) => {
    const id = must(rowOf(books, 'product', shop.mugProduct)?.supplierId, 'the mug has a supplier');
    return remainingSuppliers(rowsOf(books, 'supplier')).remainingOf(id);
  };
  expect(supplierOf(server)).toBe(remaining);
  fold(first.books, must(second.operations[0], 'what the second gave'), 2);
  first.act(decideReversal(merged));
  expect(supplierOf(first.books)).toBe(gone);
  expect(server.inbox.size).toBe(0);
});

test('[LOC7] what one desk receives at a place that another removes is there, and the removal stands and is undone', () => {
  const { shop, places, desks, server } = twoDesks();
  const [first, second] = [must(desks[0], 'the first'), must(desks[1], 'the second')];
  const id = must(places[0], 'a place');
  const removed = first.act(setting({ kind: 'location', id, field: 'removed', value: true, was: null })).op;
  const received = second.act(opening(shop.mug, id, 5)).op;
  for (const [i, op] of [removed, received].entries()) fold(server, op, i + 1);
  expect(rowOf(server, 'location', id)?.removed).toBe(true);
  expect(server.levels.get(cellId({ variantId: shop.mug, locationId: id }))?.onHand).toBe(5);
  first.act(decideReversal(removed));
  expect(rowOf(first.books, 'location', id)).not.toHaveProperty('removed', true);
});
