import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { customerBook } from '#renderer/db/customer-book.ts';
import { orderBook } from '#renderer/db/order-book.ts';
import { type FoundOrder, orderFinder } from './find-orders.queries.ts';

let s: OpenShop;
const berta = '0190bbbb-0000-7000-8000-000000000001' as ContactId;
const carl = '0190bbbb-0000-7000-8000-000000000002' as ContactId;
const person = { kind: 'customer', erased: false, address: '', note: '', version: 0, pending: 0 } as const;

beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 5));
  await s.shop.db.contacts.bulkPut([
    {
      ...person,
      contactId: berta,
      name: 'Berta Blum',
      email: 'berta@blum.example',
      phone: '+49 30 1234567',
    },
    { ...person, contactId: carl, name: 'Carl 1042', email: '', phone: '' },
  ]);
  const order = (number: string, placedAt: number, more: Parameters<typeof newOrder>[2] = {}) =>
    newOrder(s.shop.nextId, [[s.mug, s.floor, 2]], { number, placedAt, ...more });
  await s.decide(
    orderAdded(
      order('#1042', 10, { contactId: berta }),
      order('#10421', 20),
      order('A-7', 30, { contactId: carl }),
      order('1042', 1, { state: 'shipped', shippedAt: 5 }),
    ),
  );
});
afterEach(() => s.close());

const numbers = (found: readonly FoundOrder[]) => found.map(({ order }) => order.number);
const none = () => false;

test('[SCN60] [SH61] an order is found by its number with and without #, exact ones first, shipped ones too', async () => {
  const finder = orderFinder(orderBook(s.shop));
  for (const typed of ['1042', '#1042', ' #1042']) {
    const found = await finder.byText(typed, 6, none);
    expect(numbers(found)).toEqual(['#1042', '1042', '#10421', 'A-7']);
    expect(found.map(({ isNumber }) => isNumber)).toEqual([true, true, false, false]);
  }
  expect(numbers(finder.byNumber('a-7'))).toEqual(['A-7']);
  expect(finder.byNumber('104')).toEqual([]);
});

test('[SH60] an order is found by its customer and by the channel it came from', async () => {
  const finder = orderFinder(orderBook(s.shop));
  expect(numbers(await finder.byText('blum', 6, none))).toEqual(['#1042']);
  expect(numbers(await finder.byText('typed', 2, ({ channel }) => channel === 'typed'))).toHaveLength(2);
  expect(await finder.byText('nobody', 6, none)).toEqual([]);
});

test('[SH60] a customer is found by name, e-mail and phone, as it is now', async () => {
  const book = customerBook(s.shop);
  await book.read();
  const names = (text: string) => book.find(text).map(({ name }) => name);
  for (const text of ['berta', 'BLUM.example', '030 123 45 67', '+49 (30) 1234567'])
    expect(names(text)).toEqual(['Berta Blum']);
  expect(names('123')).toEqual([]);
  expect(names('Ida')).toEqual([]); // a person of the shop is no customer
});
