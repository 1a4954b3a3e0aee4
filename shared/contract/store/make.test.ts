import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { canonical } from '#shared/domain/operations/books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { OpId, ProductId, VariantId } from '#shared/domain/operations/ids.ts';
import { type Decision, type Operation, presentVersion } from '#shared/domain/operations/operation.ts';
import type { FieldValue } from '#shared/domain/operations/rows.ts';
import { mayMake, mayMakeContact, mayRead } from '#shared/domain/values/limits.ts';
import { foldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, newProduct, newVariant, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { checkContact, makeOperation } from './make.ts';
import { operationText, parseOperation } from './operation.ts';

const desk = foldingDesk();
const shop = smallShop(desk.nextId);
for (const decision of shop.setup) desk.act(decision);
const sample = must(desk.operations[0], 'the shop has acts');
let number = 100;

/** The act as a desk would make it, in an envelope of its own. */
function drafted(decision: Decision, entities: readonly string[] = []): Operation {
  const { type, payload } = decision;
  number += 1;
  return {
    ...sample,
    opId: desk.nextId() as OpId,
    writerSeq: number,
    type,
    v: presentVersion[type],
    entities,
    payload,
  } as Operation;
}

function codeOf(decision: Decision): string {
  const made = makeOperation(drafted(decision));
  return made.ok ? 'made' : made.failure.code;
}

const setting = (kind: 'product' | 'variant' | 'supplier', field: string, value: FieldValue, was: FieldValue) =>
  ({ type: 'fields.set', payload: { group: null, sets: [{ kind, id: shop.mug, field, value, was }] } }) as Decision;

const x = (length: number) => 'x'.repeat(length);
const stockOf = (quantity: number, costTotal: number | null): Decision => ({
  type: 'stock.recorded',
  payload: {
    group: null,
    lines: [
      {
        variantId: shop.mug,
        locationId: shop.floor,
        quantity,
        reason: 'receive',
        costTotal,
        tracks: 1,
        reverses: null,
      },
    ],
    incoming: [],
    note: null,
  },
});
const lines = (count: number) =>
  orderAdded(
    newOrder(
      desk.nextId,
      Array.from({ length: count }, () => [shop.mug, shop.floor, 1] as const),
    ),
  );

describe('what is made', () => {
  test.each([
    ['a name', setting('product', 'name', x(mayMake.name), 'Mug')],
    ['a description', setting('product', 'description', x(mayMake.text), null)],
    ['an order of many lines', lines(mayMake.rows)],
    ['a large quantity', stockOf(mayMake.quantity, Number.MAX_SAFE_INTEGER)],
    ['days', setting('supplier', 'leadTimeDays', 10_000, null)],
  ])('[DATA-R12] %s within its limit is made', (_, decision) => {
    expect(codeOf(decision)).toBe('made');
  });

  test.each([
    ['a name', setting('product', 'name', x(mayMake.name + 1), 'Mug'), 'text-too-long'],
    ['a category', setting('product', 'category', x(1_500), null), 'text-too-long'],
    ['a unit', setting('variant', 'unit', x(1_500), null), 'text-too-long'],
    ['an option', setting('variant', 'options', [{ name: 'Size', value: x(1_500) }], []), 'text-too-long'],
    ['a description', setting('product', 'description', x(mayMake.text + 1), null), 'text-too-long'],
    ['an order of too many lines', lines(mayMake.rows + 1), 'too-many-rows'],
    ['a quantity', stockOf(mayMake.quantity + 1, null), 'figure-out-of-range'],
    ['a cost beyond exact numbers', stockOf(1, 2 ** 53 + 2), 'figure-out-of-range'],
    ['an endless quantity', stockOf(Number.POSITIVE_INFINITY, null), 'act-unreadable'],
    ['no number', stockOf(Number.NaN, null), 'act-unreadable'],
    ['an amount that is no number', stockOf(1, Number.NaN), 'act-unreadable'],
    ['a part of a unit', stockOf(0.5, null), 'act-unreadable'],
    ['days', setting('supplier', 'leadTimeDays', 10_001, null), 'figure-out-of-range'],
    ['days before', setting('supplier', 'leadTimeDays', -1, null), 'figure-out-of-range'],
    ['a field nobody sets', setting('product', 'voided', true, false), 'act-unreadable'],
  ])('[DATA-R12] %s beyond its limit is not made, and the reason has a code', (_, decision, code) => {
    expect(codeOf(decision)).toBe(code);
  });

  test('[DATA-R12] one act is no larger than every program since 0.1 takes, and its undo neither', () => {
    const product = (letters: number) => ({
      ...newProduct(desk.nextId() as ProductId, 'Mug'),
      description: x(letters),
    });
    const added = (count: number, letters: number): Decision => ({
      type: 'catalog.added',
      payload: {
        group: null,
        products: Array.from({ length: count }, () => product(letters)),
        variants: [],
        barcodes: [],
        rules: [],
        stock: [],
      },
    });
    expect(codeOf(added(100, 10_000))).toBe('too-much-at-once');
    expect(codeOf(added(50, 10_000))).toBe('made');
    const entities = Array.from({ length: mayMake.entities + 1 }, (_, i) => `product:${i}`);
    expect(makeOperation(drafted(added(1, 1), entities))).toMatchObject({ failure: { code: 'too-many-rows' } });
    const largest = stockOf(1, null);
    if (largest.type !== 'stock.recorded') throw new Error('it is stock');
    const line = must(largest.payload.lines[0], 'it has a line');
    const many = Array.from({ length: mayMake.rows }, () => line);
    const op = drafted({ ...largest, payload: { ...largest.payload, lines: many } });
    expect(makeOperation(op).ok).toBe(true);
    expect(operationText(drafted(decideReversal(op))).length).toBeLessThan(1_000_000);
  });

  test('[DATA-R12] what 0.1 stored beyond its own limits is read, undone and set back, whatever its size', () => {
    const long = [
      setting('product', 'category', x(50_000), null),
      setting('product', 'description', 'short again', x(200_000)),
      lines(5_000),
      stockOf(9_000_000_000_000, 1e20),
      setting('supplier', 'leadTimeDays', 99_999, 20_000),
      {
        type: 'catalog.added',
        payload: {
          group: null,
          products: [],
          variants: [
            { ...newVariant(desk.nextId() as VariantId, desk.nextId() as ProductId, null), supplierCode: x(1_500) },
          ],
          barcodes: [{ id: desk.nextId() as never, variantId: shop.mug, code: x(1_500), packSize: 10_000_000_000 }],
          rules: [],
          stock: [],
        },
      } satisfies Decision,
    ];
    for (const decision of long) {
      const op = drafted(decision);
      const read = parseOperation(operationText(op));
      expect(read.ok && canonical(read.value)).toBe(canonical(JSON.parse(operationText(op))));
      const undo = makeOperation(drafted(decideReversal(must(read.ok ? read.value : null, 'it reads'))));
      expect(undo.ok).toBe(true);
    }
    expect(codeOf(must(long[1], 'there are some'))).toBe('made');
  });

  test('[DATA-R12] any text is made and reads back as it was, or is refused with a code', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
      fc.nat(12_000).map(x),
    );
    fc.assert(
      fc.property(text, fc.oneof(fc.double(), fc.integer(), fc.maxSafeInteger()), (said, figure) => {
        for (const decision of [
          setting('product', 'description', said, null),
          setting('variant', 'sku', said, null),
          setting('variant', 'price', figure, null),
          stockOf(figure, figure),
        ]) {
          const draft = drafted(decision);
          const made = makeOperation(draft);
          if (!made.ok) expect(made.failure.code).toMatch(/^(?:text-|figure-|act-unreadable)/);
          else expect(canonical(made.value.op)).toBe(canonical(draft));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('[DATA-R12] what is made is read for ever: no limit of reading is below one of making', () => {
    for (const [name, limit] of Object.entries(mayMake)) {
      const read = Object.entries<number | readonly [number, number]>(mayRead).find(([key]) => key === name)?.[1];
      if (typeof limit === 'number') expect([name, Number(read) >= limit]).toEqual([name, true]);
      else if (Array.isArray(read))
        expect([name, read[0] <= limit[0], read[1] >= limit[1]]).toEqual([name, true, true]);
    }
  });

  test('[DATA-R12] a record of a person is refused where it is longer than a server takes', () => {
    const contact = {
      contactId: desk.nextId(),
      kind: 'customer',
      erased: false,
      name: '',
      address: '',
      phone: '',
      email: '',
      note: '',
    } as const;
    for (const [field, limit] of Object.entries(mayMakeContact)) {
      expect(checkContact({ ...contact, [field]: x(limit) }).ok).toBe(true);
      expect(checkContact({ ...contact, [field]: x(limit + 1) })).toMatchObject({ failure: { code: 'text-too-long' } });
    }
  });
});
