import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { done } from '#shared/base/result.ts';
import type { BarcodeId, GroupId, OpId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { endsOfGroup, turnable } from '#renderer/db/act-ends.ts';
import { act } from '#renderer/db/shop.ts';
import { undoAct, undoActs } from '#renderer/db/undo.ts';
import { must } from '#shared/base/must.ts';
import { newOrder, newProduct, newVariant, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { answered, turnLast } from './activity.commands.ts';
import { findLastTurn } from './last-turn.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const onHand = async () => (await s.shop.db.stock.get(s.mug))?.at[s.floor]?.onHand ?? 0;
const record = async (...decisions: readonly Decision[]) => value(await act(s.shop, () => done({ decisions }))).opIds;
const add = (quantity: number) => record(opening(s.mug, s.floor, quantity));
const turn = async (way: 'undo' | 'redo') => value(await turnLast(s.shop, way));
const first = (opIds: readonly OpId[]) => opIds[0] ?? ('' as OpId);

test('[ACT9] undo goes back step by step, redo forward again, and something new empties redo', async () => {
  for (const quantity of [1, 10, 100]) await add(quantity);
  await turn('undo');
  await turn('undo');
  expect(await onHand()).toBe(1);
  await turn('redo');
  expect(await onHand()).toBe(11);
  await turn('redo');
  expect(await onHand()).toBe(111);
  expect(await turn('redo')).toBeNull();
  await turn('undo');
  await add(1_000);
  expect(await turn('redo')).toBeNull();
  await turn('undo');
  await turn('undo');
  expect(await onHand()).toBe(1);
});

test('[ACT9] [DATA-R7] a field that was set twice goes back twice and forward twice, without a conflict', async () => {
  const price = async () => (await s.shop.db.variants.get(s.mug))?.price;
  const before = await price();
  const set = (value: number, was: number | null | undefined) =>
    record({
      type: 'fields.set',
      payload: { group: null, sets: [{ kind: 'variant', id: s.mug, field: 'price', value, was: was ?? null }] },
    });
  await set(200, before);
  await set(300, 200);
  const seen = [];
  for (const way of ['undo', 'undo', 'redo', 'redo', 'undo', 'undo'] as const) {
    await turn(way);
    seen.push(await price());
  }
  expect(seen).toEqual([200, before, 200, 300, 200, before]);
  expect(await s.shop.db.inbox.count()).toBe(0);
});

test('[ACT9] [ORD15] a pick that was several acts is done again in the order it was done first', async () => {
  const { nextId } = s.shop;
  const order = newOrder(
    nextId,
    Array.from({ length: 900 }, () => [s.mug, s.floor, 1] as const),
  );
  const lines = order.lines.map((line, i) => ({ ...line, variantId: i % 2 ? s.mug : s.candle }));
  await record(orderAdded({ ...order, lines: lines.slice(0, 450) }));
  const stateOf = async () => {
    const row = await s.shop.db.orders.get(order.id);
    return [row?.state, row?.lines.filter(({ picked }) => picked > 0).length];
  };
  const row = must(await s.shop.db.orders.get(order.id), 'the order is there');
  const parts = [row.lines.slice(0, 200), row.lines.slice(200)].map(
    (some, i): Decision => ({
      type: 'order.moved',
      payload: {
        act: 'pick',
        stock: [],
        change: {
          orderId: row.id,
          from: i === 0 ? 'open' : 'picking',
          to: 'picking',
          lines: some.map(({ id }) => ({ lineId: id, picked: 1, shipped: 0, from: { picked: 0, shipped: 0 } })),
          relocate: [],
          shippedAt: null,
        },
      },
    }),
  );
  await record(...parts);
  expect(await stateOf()).toEqual(['picking', 450]);
  for (const turns of [1, 2]) {
    await turn('undo');
    expect([turns, ...(await stateOf())]).toEqual([turns, 'open', 0]);
    await turn('redo');
    expect([turns, ...(await stateOf())]).toEqual([turns, 'picking', 450]);
  }
});

test('[ACT9] a step says what it was about, and what the shop stands on is never undone', async () => {
  await add(7);
  expect(await turn('undo')).toMatchObject({ way: 'undo', said: [{ data: { kind: 'adjusted', quantity: 7 } }] });
  expect(await turn('undo')).toMatchObject({ said: [{ data: { kind: 'added' } }] });
  expect(await turn('undo')).toBeNull();
  expect(await s.shop.db.shop.count()).toBe(1);
});

test('[ACT9] what another desk did is not touched, and what it has turned already is passed by', async () => {
  await add(1);
  const mine = await add(10);
  const theirs = await add(100);
  const undone = await undoActs(s.shop, mine);
  const reversal = first(value(undone).opIds);
  const elsewhere = '0190eeee-0000-7000-8000-000000000009';
  for (const opId of [first(theirs), reversal])
    await s.shop.db.operations
      .where('opId')
      .equals(opId)
      .modify({ writerId: elsewhere as never });
  await turn('undo');
  expect(await onHand()).toBe(100);
  await turn('redo');
  expect(await onHand()).toBe(101);
  expect(await turn('redo')).toBeNull();
});

test('[ACT9] an act that was undone from the list is redone by the key, and the other way round', async () => {
  const opIds = await add(5);
  const undone = value(await undoAct(s.shop, first(opIds)));
  expect(await turn('redo')).toMatchObject({ way: 'redo' });
  expect(await onHand()).toBe(5);
  expect(await undoAct(s.shop, first(undone.opIds))).toMatchObject({ failure: { code: 'already-undone' } });
});

test('[ACT10] what one press did is one step: a group, or several acts of one moment', async () => {
  await add(1);
  await record(opening(s.mug, s.floor, 10), opening(s.mug, s.floor, 10));
  expect(await turn('undo')).toMatchObject({ more: 1 });
  expect(await onHand()).toBe(1);
  await turn('redo');
  expect(await onHand()).toBe(21);

  const id = s.shop.nextId() as GroupId;
  for (const part of [0, 1]) {
    const group = { id, act: 'bulk-edit', label: 'price', part, parts: 2 } as const;
    const variant = part === 0 ? s.mug : s.candle;
    await record({
      type: 'fields.set',
      payload: { group, sets: [{ kind: 'variant', id: variant, field: 'price', value: 5, was: 1_290 }] },
    });
  }
  const prices = async () => (await s.shop.db.variants.bulkGet([s.mug, s.candle])).map((row) => row?.price);
  await turn('undo');
  expect(await prices()).toEqual([1_290, 1_290]);
  await turn('redo');
  expect(await prices()).toEqual([5, 5]);
});

/** A bulk edit of so many acts, in one transaction. */
async function bulkEdit(parts: number, note = ''): Promise<GroupId> {
  const id = s.shop.nextId() as GroupId;
  await record(
    ...Array.from({ length: parts }, (_, part): Decision => {
      const group = { id, act: 'bulk-edit', label: 'other', part, parts } as const;
      const set = {
        kind: 'product',
        id: s.mugProduct,
        field: 'description',
        value: `${part} ${note}`,
        was: null,
      } as const;
      return { type: 'fields.set', payload: { group, sets: [set] } };
    }),
  );
  return id;
}

test('[ACT16] what lies behind hundreds of acts that were undone is found, however large they are', async () => {
  await add(7);
  await bulkEdit(150, 'x'.repeat(4_000));
  expect(await turn('undo')).toMatchObject({ said: [{ data: { kind: 'group' } }] });
  // Acts of one press that has no group are passed by as well.
  await record(...Array.from({ length: 150 }, () => opening(s.mug, s.floor, 1)));
  expect(await turn('undo')).toMatchObject({ more: 149 });
  expect(await turn('undo')).toMatchObject({ said: [{ data: { kind: 'adjusted', quantity: 7 } }] });
  expect(await onHand()).toBe(0);
  for (const more of [0, 149]) expect(await turn('redo')).toMatchObject({ way: 'redo', more });
}, 60_000);

test('[ACT16] of a large act that was undone no text is read to pass it by', async () => {
  await add(7);
  const group = await bulkEdit(30);
  await turn('undo');
  const rows = await s.shop.db.operations.where('groupId').equals(group).sortBy('no');
  // A text that is no JSON cannot be read, and only the newest operation tells which act it belongs to.
  for (const row of rows.slice(1, -1)) await s.shop.db.operations.update(row.no, { text: '' });
  expect(await findLastTurn(s.shop, 'undo')).toMatchObject({ said: [{ data: { kind: 'adjusted', quantity: 7 } }] });
}, 60_000);

/** Ends the program in the middle: from the given part on nothing is written any more. */
const cutOffAt = (part: number) => (done: number) => {
  if (done >= part) throw new Error('power cut');
};

test.each(['undo', 'redo'] as const)(
  '[ACT4] [ACT9] a group whose %s was cut off goes on by key, or is given back',
  async (way) => {
    await add(1);
    const group = await bulkEdit(60);
    const standing = async () => {
      const ends = await endsOfGroup(s.shop.db, group);
      return [turnable(ends, 'undo').length, turnable(ends, 'redo').length];
    };
    const [whole, none] = [
      [60, 0],
      [0, 60],
    ];
    const back = way === 'undo' ? 'redo' : 'undo';
    if (way === 'redo') await turn('undo');
    for (const next of [way, back] as const) {
      await expect(turnLast(s.shop, way, cutOffAt(25))).rejects.toThrow('power cut');
      expect(await standing()).toEqual(way === 'undo' ? [35, 25] : [25, 35]);
      expect(await turn(next)).toMatchObject({ way: next, of: { group } });
      expect(await standing()).toEqual(next === 'undo' ? none : whole);
      if (next === way) await turn(back);
    }
  },
  60_000,
);

test('[ACT10] many acts of one press whose undo was cut off go on by key, and are given back', async () => {
  await add(1);
  await record(...Array.from({ length: 60 }, () => opening(s.mug, s.floor, 1)));
  await expect(turnLast(s.shop, 'undo', cutOffAt(25))).rejects.toThrow('power cut');
  expect(await onHand()).toBe(36);
  expect(await turn('redo')).toMatchObject({ way: 'redo', more: 24 });
  expect(await onHand()).toBe(61);
  await expect(turnLast(s.shop, 'undo', cutOffAt(25))).rejects.toThrow('power cut');
  expect(await turn('undo')).toMatchObject({ way: 'undo', more: 34 });
  expect(await onHand()).toBe(1);
}, 60_000);

test('[ACT10] an import that is not finished is not undone', async () => {
  const id = s.shop.nextId() as GroupId;
  const group = { id, act: 'import', label: 'a.csv', part: 0, parts: 2 } as const;
  const sets = [{ kind: 'variant', id: s.mug, field: 'price', value: 5, was: 1_290 }] as const;
  await record({ type: 'fields.set', payload: { group, sets } });
  await s.shop.db.plans.put({ key: id });
  expect(await turnLast(s.shop, 'undo')).toMatchObject({ failure: { code: 'act-unfinished' } });
  await s.shop.db.plans.delete(id);
  expect(await turn('undo')).toMatchObject({ way: 'undo' });
});

test('[ACT9] whatever is done, undone and redone, the desk stands where two stacks say', async () => {
  const step = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('undo' as const), fc.constant('redo' as const));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      await s.close();
      s = await openSmallShop();
      const standing: number[] = [];
      let undone: number[] = [];
      for (const one of steps) {
        if (typeof one === 'number') {
          await add(one);
          standing.push(one);
          undone = [];
          continue;
        }
        // The catalogue below the acts of this test stays.
        const from = one === 'undo' ? standing : undone;
        const moved = from.pop();
        if (moved === undefined) {
          if (one === 'redo') expect(await findLastTurn(s.shop, 'redo')).toBeNull();
          continue;
        }
        (one === 'undo' ? undone : standing).push(moved);
        expect(await turn(one)).not.toBeNull();
        expect(await onHand()).toBe(standing.reduce((sum, quantity) => sum + quantity, 0));
      }
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('[ACT14] the key takes no products away that another desk used since, and does once that is undone', async () => {
  const group = s.shop.nextId() as GroupId;
  const productId = s.shop.nextId() as ProductId;
  const hat = s.shop.nextId() as VariantId;
  const part = { id: group, act: 'import', label: 'own.csv', part: 0, parts: 1 } as const;
  const [products, variants] = [[newProduct(productId, 'Hat')], [newVariant(hat, productId, 'H-1')]];
  await record({
    type: 'catalog.added',
    payload: { group: part, products, variants, barcodes: [], rules: [], stock: [] },
  });
  const used = first(await record(opening(hat, s.floor, 3)));
  const elsewhere = '0190eeee-0000-7000-8000-000000000009';
  await s.shop.db.operations
    .where('opId')
    .equals(used)
    .modify({ writerId: elsewhere as never });
  expect(await turnLast(s.shop, 'undo')).toMatchObject({ ok: false, failure: { code: 'products-moved-on' } });
  expect((await s.shop.db.variants.get(hat))?.voided).toBe(false);
  const back = first(value(await undoAct(s.shop, used)).opIds);
  await s.shop.db.operations
    .where('opId')
    .equals(back)
    .modify({ writerId: elsewhere as never });
  await turn('undo');
  expect((await s.shop.db.variants.get(hat))?.voided).toBe(true);
});

test('[ACT20] what would bring products back beside others of their codes is not done again by key', async () => {
  const imported = async ({ sku, code = null }: { readonly sku: string; readonly code?: string | null }) => {
    const productId = s.shop.nextId() as ProductId;
    const variantId = s.shop.nextId() as VariantId;
    const group = { id: s.shop.nextId() as GroupId, act: 'import', label: 'q.csv', part: 0, parts: 1 } as const;
    const barcodes = code ? [{ id: s.shop.nextId() as BarcodeId, variantId, code, packSize: 1 } as const] : [];
    const [products, variants] = [[newProduct(productId, 'Quince')], [newVariant(variantId, productId, sku)]];
    const payload = { group, products, variants, barcodes, rules: [], stock: [] };
    await record({ type: 'catalog.added', payload });
    return variantId;
  };
  for (const [one, other] of [
    [{ sku: 'QQ-1' }, { sku: ' qq-1' }],
    [{ sku: 'QQ-2', code: '4006381333931' }, { sku: 'QQ-3' }],
  ] as const) {
    const before = await imported(one);
    await turn('undo');
    // Nothing has its codes yet: it comes back.
    expect(await turnLast(s.shop, 'redo')).toMatchObject({ ok: true });
    await turn('undo');
    await s.shop.db.transaction('rw', s.shop.db.variants, s.shop.db.products, s.shop.db.barcodes, async () => {
      // As another desk's import brings it: no act of this desk comes between.
      const productId = s.shop.nextId() as ProductId;
      const row = await s.shop.db.variants.get(before);
      if (!row) throw new Error('the first import is known');
      const id = s.shop.nextId() as VariantId;
      await s.shop.db.variants.put({ ...row, id, productId, sku: other.sku, voided: false });
      const code = await s.shop.db.barcodes.where('variantId').equals(before).first();
      if (code)
        await s.shop.db.barcodes.put({ ...code, id: s.shop.nextId() as BarcodeId, variantId: id, voided: false });
    });
    expect(await turnLast(s.shop, 'redo')).toMatchObject({ ok: false, failure: { code: 'products-there-again' } });
    expect((await s.shop.db.variants.get(before))?.voided).toBe(true);
  }
});

test('[ACT16] a step that throws is answered as a failure, and told to the log', async () => {
  const log = vi.fn();
  vi.stubGlobal('reportError', log);
  s.shop.db.close();
  const turned = await answered(turnLast(s.shop, 'undo'));
  vi.unstubAllGlobals();
  expect(turned).toMatchObject({ ok: false, failure: { code: 'turn-stumbled' } });
  expect(log).toHaveBeenCalledOnce();
});
