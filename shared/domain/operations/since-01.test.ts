import { beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Result } from '#shared/base/result.ts';
import { operationText, parseOperation } from '#shared/contract/store/operation.ts';
import { foldingDesk, type FoldingDesk, shopId } from '#tests/fixtures/folding-desk.ts';
import {
  newOrder,
  newProduct,
  newVariant,
  opening,
  orderAdded,
  smallShop,
  type SmallShop,
} from '#tests/fixtures/small-shop.ts';
import { decideCancel, decideHold, decidePick, decideShip } from '../orders/fulfil.ts';
import { isPartShipped } from '../orders/progress.ts';
import { canonical } from './books.ts';
import { listingId, type ProductId, stagingId, type VariantId } from './ids.ts';
import { rowOf } from './memory-books.ts';
import type { Decision, FieldSet, NewOrder } from './operation.ts';
import { decideReversal } from './reversal.ts';
import type { OrderRow } from './rows.ts';

let desk: FoldingDesk;
let shop: SmallShop;

beforeEach(() => {
  desk = foldingDesk();
  shop = smallShop(desk.nextId);
  for (const decision of [...shop.setup, opening(shop.mug, shop.warehouse, 10)]) desk.act(decision);
});

const set = (
  kind: FieldSet['kind'],
  id: string,
  field: string,
  value: FieldSet['value'],
  was: FieldSet['value'] = null,
): Decision => ({
  type: 'fields.set',
  payload: { group: null, sets: [{ kind, id, field, value, was }] },
});
const committed = (place: SmallShop['floor']) => desk.books.levels.get(`${shop.mug}:${place}`)?.committed ?? 0;
const onHand = (place: SmallShop['floor']) => desk.books.levels.get(`${shop.mug}:${place}`)?.onHand ?? 0;

function valueOf(result: Result<Decision>): Decision {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

test('[DATA-R21] the zone of older days is said once: what comes later changes nothing and is no lost edit', () => {
  const { op } = desk.act(set('shop', shopId, 'legacyZone', 'Europe/Berlin'));
  desk.act(set('shop', shopId, 'legacyZone', 'Asia/Tokyo'));
  desk.act(decideReversal(op));
  expect(rowOf(desk.books, 'shop', shopId)?.legacyZone).toBe('Europe/Berlin');
  expect(desk.books.inbox.size).toBe(0);
});

test('a field that came after 0.1 is left out of its row until it is said, and once it is nothing again', () => {
  const { fieldOps: _, ...before } = must(rowOf(desk.books, 'product', shop.mugProduct), 'the mug is there');
  const { op } = desk.act(set('product', shop.mugProduct, 'brand', 'Hearth'));
  expect(rowOf(desk.books, 'product', shop.mugProduct)?.brand).toBe('Hearth');
  desk.act(decideReversal(op));
  const { fieldOps: __, ...after } = must(rowOf(desk.books, 'product', shop.mugProduct), 'the mug is there');
  expect(canonical(after)).toBe(canonical(before));
});

test('[DATA-R20] a source of 0.1 is read as a listing, of each variant its own, of a product without any the first', () => {
  const productId = desk.nextId() as ProductId;
  const variants = [1, 2, 3].map((n) => newVariant(desk.nextId() as VariantId, productId, `S-${n}`));
  const source = (foreignId: string) => ({ source: 'woocommerce', foreignId });
  const decision: Decision = {
    type: 'catalog.added',
    payload: { group: null, products: [newProduct(productId, 'Shirt')], variants, barcodes: [], rules: [], stock: [] },
  };
  const { op } = desk.act(decision);
  const json = JSON.parse(operationText(op));
  json.v = 1;
  json.payload.products[0].source = source('10');
  json.payload.variants = json.payload.variants.map((one: object, i: number) => ({
    ...one,
    source: i === 0 ? source('11') : null,
  }));
  const read = parseOperation(JSON.stringify(json));
  if (!read.ok || read.value.type !== 'catalog.added') throw new Error('not read');
  expect(read.value.payload.listings).toEqual([
    {
      id: listingId('woocommerce', '10', '11'),
      variantId: variants[0]?.id,
      channelId: null,
      source: 'woocommerce',
      remoteProductId: '10',
      remoteId: '11',
      archived: false,
    },
    {
      id: listingId('woocommerce', '10', null),
      variantId: variants[1]?.id,
      channelId: null,
      source: 'woocommerce',
      remoteProductId: '10',
      remoteId: null,
      archived: false,
    },
  ]);
});

test('[DATA-R20] a listing can be given to another variant', () => {
  const id = listingId('woocommerce', '10', '11');
  const listing = {
    id,
    variantId: shop.mug,
    channelId: null,
    source: 'woocommerce',
    remoteProductId: '10',
    remoteId: '11',
    archived: false,
  };
  desk.act({
    type: 'catalog.added',
    payload: { group: null, products: [], variants: [], barcodes: [], rules: [], stock: [], listings: [listing] },
  });
  const { op } = desk.act(set('listing', id, 'variantId', shop.candle, shop.mug));
  expect(rowOf(desk.books, 'listing', id)?.variantId).toBe(shop.candle);
  desk.act(decideReversal(op));
  expect(rowOf(desk.books, 'listing', id)?.variantId).toBe(shop.mug);
});

function partOf(
  state: NewOrder['state'],
  alreadyShipped: number,
): { readonly row: () => OrderRow; readonly added: Decision } {
  const order = newOrder(desk.nextId, [[shop.mug, shop.warehouse, 5]], { state });
  const added = orderAdded({ ...order, lines: order.lines.map((line) => ({ ...line, alreadyShipped })) });
  return { added, row: () => must(rowOf(desk.books, 'order', order.id), 'the order is there') };
}

test('[DATA-R20] [ORD8] what of an order had left before promises nothing and moves nothing; only the rest is picked and shipped', () => {
  const { added, row } = partOf('open', 2);
  const { op } = desk.act(added);
  expect([committed(shop.warehouse), onHand(shop.warehouse), isPartShipped(row())]).toEqual([3, 10, true]);
  const before = row();
  const pick = desk.act(valueOf(decidePick(row(), () => true, 'all'))).op;
  expect([committed(stagingId(shop.warehouse)), onHand(stagingId(shop.warehouse))]).toEqual([3, 3]);
  desk.act(decideReversal(pick));
  expect(row()).toEqual(before);
  desk.act(valueOf(decideShip(row(), () => true, 9)));
  expect(row()).toMatchObject({ state: 'shipped', lines: [{ picked: 5, shipped: 5 }] });
  expect(onHand(shop.warehouse)).toBe(7);
  // Something left from here: the order stays though its import is undone.
  desk.act(decideReversal(op));
  expect(row().voided).toBe(false);
});

test('[DATA-R20] an order that left in part elsewhere goes with its import, is held, and its rest is cancelled', () => {
  const one = partOf('open', 2);
  const { op } = desk.act(one.added);
  expect(desk.act(valueOf(decideHold(one.row()))).applied.ok).toBe(true);
  desk.act(valueOf(decideCancel(one.row(), () => true, 7)));
  expect(one.row()).toMatchObject({ state: 'shipped', shippedAt: 7, lines: [{ shipped: 2 }] });
  desk.act(decideReversal(op));
  expect(one.row().voided).toBe(true);
  expect(committed(shop.warehouse)).toBe(0);
});

test('[DATA-R20] an order that is brought in cancelled promises nothing, one that is held does', () => {
  desk.act(partOf('cancelled', 0).added);
  expect(committed(shop.warehouse)).toBe(0);
  desk.act(partOf('held', 1).added);
  expect(committed(shop.warehouse)).toBe(4);
});
